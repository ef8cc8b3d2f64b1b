"""score on tables as spreadsheets and survey tools write them, and as they break: nothing is lost, nothing misread."""
import gzip
import subprocess
import unittest

from program import PROGRAM, Case, environment


class Tables(Case):
    def table(self, text, columns="name,place,members.firms", mapping=None, name="t.csv", options=()):
        """The rows of a table, their heading aside."""
        self.write(name, text)
        if mapping is not None:
            self.write("m.yaml", mapping)
            options = (*options, "--mapping", "m.yaml")
        result = self.run_here("score", "--format", "csv", "--columns", columns, *options, name)
        rows = result.out.split("\n", 1)[1]
        self.assertIn(f"read {result.out.count(chr(10)) - 1} = ", result.err)
        return rows, result.err

    def rows(self, *arguments, **options):
        return self.table(*arguments, **options)[0]


class StrayQuotes(Tables):
    def test_one_that_is_never_closed_takes_one_record(self):
        lines = ["name,members.firms,place"] + ["A,1,V"] * 30_000
        lines[11] = 'A,1,"V'
        for end in ("\n", "\r\n", "\r"):
            for jobs in ("1", "2", "8"):
                self.write("t.csv.gz", gzip.compress((end.join(lines) + end).encode()))
                result = self.run_here("score", "--format", "csv", "--columns", "name", "--jobs", jobs, "t.csv.gz")
                self.assertIn("read 30000 = scored 29999 + rejected 1", result.err)
                self.assertIn("t.csv.gz:12:5: error: this quote opens a cell and is never closed", result.err)

    def test_one_that_closes_further_down_takes_one_record(self):
        rows, errors = self.table('name,place,members.firms\nA,x,1\n"B,x,2\nC,x,3\nD,x,"4"\nE,x,5\n')
        self.assertEqual(["A,x,1,", "C,x,3,", "D,x,4,", "E,x,5,"], [row for row in rows.split("\n") if row[:1] not in (",", "")])
        self.assertIn("t.csv:3:1: error: this quote opens a cell that is closed in the middle of a line further down", errors)

    def test_one_that_closes_at_the_end_of_a_line_is_warned_of(self):
        rows, errors = self.table('name,members.firms,place\nA,1,"Lyon\nB,2,Paris\nC,3,Nice"\nD,4,Metz\n', columns="name")
        self.assertEqual("A,\nD,\n", rows)
        self.assertIn("t.csv:2:5: warning: this cell holds 2 lines that look like records", errors)

    def test_a_long_cell_stays_one_record(self):
        text = ('x' * 99 + "\n") * 20_000
        for jobs in ("1", "2", "8"):
            rows, errors = self.table(f'name,place\nA,"{text}"\nB,y\nC,z\n', columns="name", options=("--jobs", jobs))
            self.assertEqual("A,\nB,\nC,\n", rows)
            self.assertIn("read 3 = scored 3 + rejected 0", errors)
            self.assertNotIn("warning", errors)

    def test_many_stray_quotes_through_a_pipe(self):
        records = "".join(f'A{i},"V\n' if i % 7 == 0 else f'B{i},"V,\nW"\n' for i in range(20_000))
        outputs = set()
        for jobs in ("1", "2", "8"):
            run = subprocess.run([PROGRAM, "score", "--from", "csv", "--format", "csv", "--columns", "name,place", "--jobs", jobs, "-"],
                                 input=("name,place\n" + records).encode(), capture_output=True, env=environment(), cwd=self.folder, timeout=120)
            outputs.add((run.stdout, run.stderr))
            self.assertEqual(20_000, run.stdout.count(b"\n") - 1)
        self.assertEqual(1, len(outputs))


class Lists(Tables):
    def test_as_survey_tools_write_them(self):
        for mapping, cell, expected in [
                ('split: ";"', "Formation professionnelle;Logement;", "housing|training"),
                ('split: ", "', '"Formation professionnelle, Logement"', "housing|training"),
                ('split: ";", answers: {"": ""}', "training;quality;", "training|quality"),
                ("answers: {A1: training, A2: training, A3: quality}", "A1;A2;A3", "training|quality"),
                ('answers: {A1: "training, quality", A2: housing}', "A1;A2", "housing|training|quality"),
                ("answers: {A1: [training, quality]}", "A1", "training|quality"),
                ('answers: {"*": quality}', "we sing;training", "training|quality"),
                ('split: ";"', "Culture;sport", "culture_sport")]:
            with self.subTest(mapping=mapping, cell=cell):
                self.assertEqual(f"A,{expected},\n", self.rows(f"name,acts\nA,{cell}\n", "name,achievements",
                                                               f"columns: {{acts: {{fact: achievements, {mapping}}}}}\n"))
        self.assertEqual("A,training,\nB,training,\n",
                         self.rows("name,t1,t2\nA,Y,\nB,,Y\n", "name,achievements",
                                   "columns:\n  t1: {fact: achievements, choice: training}\n  t2: {fact: achievements, choice: training}\n"))


class Columns(Tables):
    def test_what_spreadsheets_do(self):
        two = "A,x,20,\nB,,,\n"
        for text in ["name,place,members.firms\nA,x,20\nB,,\n",
                     ",name,place,members.firms\n0,A,x,20.0\n1,B,,\n",
                     '"","name","place","members.firms"\n"1","A","x",20\n"2","B","",NA\n'.replace("NA", ""),
                     "name;place;members.firms;;\nA;x;20;;\nB;\n",
                     "Survey of 1998\n\nname;place;members.firms\nA;x;20\n;;\nB;;\n",
                     "SEP=|\nname|place|members.firms\nA|x|20\n | | \nB||\n",
                     "# made by hand\nname,place,members.firms\rA,x,20\rB,,\r",
                     '\ufeff"name ";"place";" members.firms"\r\nA;x;20\r\n\r\nB;;\r\n',
                     "na\u00adme;pla\u200bce;members.firms\n\u200bA\u00a0;x;20\nB;;\n"]:
            with self.subTest(text=text):
                self.assertEqual(two, self.rows(text))

    def test_two_of_one_heading(self):
        self.assertEqual("A,x,,\n", self.rows("name,Place,Place\nA,y,x\n", mapping="columns: {Place#2: place}\nignore: [Place]\n"))

    def test_a_lone_cell_is_a_line_that_was_broken(self):
        self.assertIn("this record has 1 of the 3 cells", self.table("name,place,members.firms\nA\nx,y,1\n")[1])

    def test_the_same_words_in_every_case(self):
        for word in ("Inconnu", "UNKNOWN", "NSP", "ne sait pas", "n/a"):
            self.assertEqual("A,unknown,unknown,\n", self.rows(f"name,members.firms,members.close_branches\nA,{word},{word}\n",
                                                               "name,members.firms,members.close_branches"))


class Encodings(Tables):
    def test_one_bad_byte_is_an_error_at_its_place(self):
        rows, errors = self.table("name;place\nClub d’Été;Orléans\nClub du Pré;Orl".encode() + b"\xc3;\n", columns="name,place")
        self.assertEqual("Club d’Été,Orléans,", rows.split("\n")[0])
        self.assertIn("t.csv:3:16: error: this byte is not UTF-8 text", errors)
        self.assertNotIn("Ã", errors)

    def test_windows_1252_by_the_table(self):
        lines = ["name;place"] + ["A;x"] * 100_000 + ["Été;Orléans", "B;€"]
        text = "\n".join(lines).encode("cp1252")
        self.assertEqual(["Été,Orléans,", "B,€,"], self.rows(text, "name,place").split("\n")[-3:-1])
        run = subprocess.run([PROGRAM, "score", "--from", "csv", "--format", "csv", "--columns", "name,place", "-"],
                             input=text, capture_output=True, env=environment(), cwd=self.folder, timeout=120)
        self.assertEqual(["Été,Orléans,", "B,€,"], run.stdout.decode().split("\n")[-3:-1])
        self.assertEqual("Été,Orléans,\n", self.rows("créé le;name;lieu\n1;Été;Orléans\n".encode("cp1252"), "name,place",
                                                      'columns: {lieu: place}\nothers: ignore\n'))

    def test_mixed_encodings_are_told(self):
        errors = self.table("name;place\nÉté;x\n".encode() + "B;Orléans\n".encode("cp1252"), columns="name,place")[1]
        self.assertIn("t.csv:3:6: error: this byte is not UTF-8 text", errors)

    def test_a_mark_that_is_not_true_is_warned_of(self):
        rows, errors = self.table(b"\xef\xbb\xbf" + "name;place\nÉté;x\n".encode("cp1252"), columns="name,place")
        self.assertEqual("Été,x,\n", rows)
        self.assertIn("t.csv: warning: its mark says UTF-8, but it is Windows-1252", errors)


if __name__ == "__main__":
    unittest.main()
