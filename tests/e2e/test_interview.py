"""Interviews in a real pseudo-terminal: what is asked, what is kept, what an interruption leaves."""
import json
import os
import pty
import select
import signal
import subprocess
import time

from program import PROGRAM, Case, environment

PROMPT = "> "
STARTED = """\
# A club looked at in 1998.
name: Club A   # as it calls itself
members:
  firms: 20    # l. 12
  scope:
# end
"""
NO_CLUB = "name: A\nstage: no_club\nterritory: {density: 20}\n"
# Words of the questions that the steps of preparation hang on, in the report's order.
STEPS = ("know the territory’s firms best", "visible problems", "assets, obstacles", "which heads of firms to approach",
         "heard one by one", "cases of cooperation", "committed to a neighbouring club", "first year’s logistics", "core of heads")


class Terminal:
    """The program in a terminal; `read` waits for its prompt or its end."""

    def __init__(self, folder, *arguments, columns="80"):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen([PROGRAM, "interview", "--lang", "en", *arguments], stdin=slave, stdout=slave, stderr=slave,
                                        cwd=folder, env=environment(COLUMNS=columns), start_new_session=True)
        os.close(slave)

    def read(self, timeout=60):
        text = ""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if not select.select([self.master], [], [], 0.2)[0]:
                if text.endswith(PROMPT):
                    return text.replace("\r\n", "\n")
                continue
            try:
                more = os.read(self.master, 65536)
            except OSError:  # the other end is closed
                more = b""
            if not more:
                return text.replace("\r\n", "\n")
            text += more.decode(errors="replace")
        raise AssertionError("no prompt in time: " + text[-300:])

    def say(self, line):
        os.write(self.master, (line + "\n").encode())
        return self.read()

    def end(self):
        """Its exit status."""
        status = self.process.wait(timeout=60)
        os.close(self.master)
        return status


class Interview(Case):
    def begin(self, *arguments):
        terminal = Terminal(self.folder, *arguments)
        self.addCleanup(terminal.process.kill)
        return terminal, terminal.read()

    def begin_running(self, *arguments):
        """With the first two answers given: a running club by the name of A."""
        terminal, _ = self.begin(*arguments)
        self.assertIn("1. How far along is the club?", terminal.say("A"))
        return terminal, terminal.say("3")

    def fiche(self, name="fiche.yaml"):
        return (self.folder / name).read_text()

    def test_a_new_fiche_begins_with_its_name_and_is_saved_answer_by_answer(self):
        terminal, first = self.begin()
        self.assertIn("What is the club called?", first)
        asked = terminal.say('Club "A"')
        self.assertEqual('name: Club "A"\n', self.fiche())
        self.assertIn("1. How far along is the club?", asked)
        self.assertIn("2. What has the club achieved or kept going?", terminal.say("3"))
        self.assertEqual('name: Club "A"\nstage: running\n', self.fiche())
        said = terminal.say("14, 9")
        self.assertIn("→ Level of ambition: N3", said)
        self.assertIn("achievements: [training, quality]\n", self.fiche())
        self.assertIn("Saved in fiche.yaml", terminal.say("q"))
        self.assertEqual(0, terminal.end())

    def test_a_name_that_no_fiche_can_hold_is_asked_for_again(self):
        terminal, _ = self.begin()
        for name in ("\x1b[A", "a\x07b", " "):
            self.assertNotIn("1. ", terminal.say(name))
        self.assertEqual([], self.files_here())
        self.assertIn("1. ", terminal.say("Été: « A » # 1"))
        self.assertEqual('name: "Été: « A » # 1"\n', self.fiche())
        terminal.say("q")
        self.assertEqual(0, terminal.end())

    def test_comments_stay_and_answers_take_their_place(self):
        self.write("club.yaml", STARTED)
        terminal, asked = self.begin("club.yaml")
        for _ in range(12):
            if "one branch or for several" in asked:
                asked = terminal.say("2")
                break
            asked = terminal.say("-")
        terminal.say("q")
        self.assertEqual(0, terminal.end())
        kept = self.fiche("club.yaml")
        for line in ("# A club looked at in 1998.", "name: Club A   # as it calls itself", "  firms: 20    # l. 12", "  scope: several_branches", "# end"):
            self.assertIn(line + "\n", kept)

    def test_why_back_unknown_and_save(self):
        self.write("club.yaml", "name: A\nstage: running\n")
        terminal, asked = self.begin("club.yaml")
        first = asked.strip().splitlines()[0]
        why = terminal.say("?")
        self.assertIn("It settles: Level of ambition", why)
        self.assertIn("verdicts", why)
        terminal.say("-")
        self.assertIn("achievements: unknown\n", self.fiche("club.yaml"))
        self.assertIn(first, terminal.say("<"))
        self.assertEqual("name: A\nstage: running\n", self.fiche("club.yaml"))
        self.assertIn("Saved.", terminal.say("s"))
        terminal.say("q")
        self.assertEqual(0, terminal.end())

    def test_what_is_no_answer_is_asked_again(self):
        self.write("club.yaml", "name: A\nstage: running\nachievements: []\n")
        terminal, asked = self.begin("club.yaml")
        self.assertIn("per km²", asked)
        for wrong in ("many", "-5", "", "10..", "\x07"):
            self.assertNotIn("→", terminal.say(wrong))
        self.assertEqual("name: A\nstage: running\nachievements: []\n", self.fiche("club.yaml"))
        terminal.say("30..35")
        self.assertIn("  density: 30..35\n", self.fiche("club.yaml"))
        terminal.say("q")
        terminal.end()

    def test_it_stops_by_itself_when_no_answer_can_change_the_verdict(self):
        terminal, said = self.begin_running()
        for _ in range(40):
            if "Nothing more to ask for the verdict." in said:
                break
            said = terminal.say("-")
        self.assertIn("Level of ambition", said.split("open:")[1].split("Go on")[0])
        self.assertIn("Go on with what would change the rest of the page?", said)
        self.assertIn("Saved in fiche.yaml", terminal.say("no"))
        self.assertEqual(0, terminal.end())

    def test_the_whole_page_on_request(self):
        terminal, said = self.begin_running("--whole", "-o", "full.yaml")
        for _ in range(200):
            if "Nothing more to ask." in said:
                break
            said = terminal.say("-")
        self.assertIn("leaves open:", said)
        self.assertIn("Second reading wanted: no (assumed)", said)
        self.assertIn("Saved in full.yaml", said)
        self.assertEqual(0, terminal.end())
        self.assertGreater(self.fiche("full.yaml").count("unknown"), 40)

    def test_a_territory_without_a_club_is_asked_its_steps_in_order(self):
        terminal, _ = self.begin("--whole")
        terminal.say("A")
        said = terminal.say("1")
        asked = []
        for _ in range(60):
            question = next((line for line in said.splitlines() if line[:1].isdigit() and ". " in line), None)
            if question is None:
                break
            asked.append(question.split(". ", 1)[1])
            said = terminal.say("-")
        self.assertLess(len(asked), 40)
        # Those that the first steps hang on, as the report lists them.
        steps = [i for i, words in enumerate(asked) for step in STEPS if step in words]
        self.assertEqual(len(STEPS), len(steps), asked)
        self.assertEqual(sorted(steps), steps)
        self.assertIn("leaves open:", said)
        self.assertNotIn("No answer would change", said)

    def test_nothing_is_left_open_where_everything_is_answered(self):
        self.write("club.yaml", NO_CLUB)
        terminal, said = self.begin("--whole", "club.yaml")
        for _ in range(60):
            if "Saved in" in said:
                break
            kind = "yes" if "yes or no" in said else "0" if "0 for none" in said else "1"
            said = terminal.say(kind)
        self.assertIn("No answer would change the page any more.", said)
        self.assertEqual(0, terminal.end())

    def test_an_interruption_loses_no_answer(self):
        for how in (signal.SIGKILL, signal.SIGINT, signal.SIGHUP):
            name = f"{how.name}.yaml"
            terminal, _ = self.begin("-o", name)
            terminal.say("A")
            terminal.say("3")
            terminal.process.send_signal(how)
            terminal.end()
            self.assertEqual('name: "A"\nstage: running\n', self.fiche(name))
        self.assertEqual([], [name for name in self.files_here() if "partial" in name])

    def test_the_end_of_input_ends_it(self):
        terminal, _ = self.begin()
        terminal.say("A")
        os.write(terminal.master, b"\x04")
        terminal.read()
        self.assertEqual(0, terminal.end())
        self.assertEqual('name: "A"\n', self.fiche())

    def test_a_fiche_that_is_there_is_not_written_over(self):
        self.write("fiche.yaml", "name: B\n")
        terminal, said = self.begin()
        self.assertIn("error: `fiche.yaml` is there already", said)
        self.assertEqual(2, terminal.end())
        self.assertEqual("name: B\n", self.fiche())

    def test_a_fiche_that_cannot_be_read_is_told(self):
        self.write("bad.yaml", "name: [\n")
        terminal, said = self.begin("bad.yaml")
        self.assertIn("bad.yaml:", said)
        self.assertEqual(2, terminal.end())
        self.assertEqual("name: [\n", self.fiche("bad.yaml"))

    def test_a_fiche_with_no_room_for_a_line_is_told(self):
        self.write("flow.yaml", "{name: A, stage: running}\n")
        terminal, _ = self.begin("flow.yaml")
        self.assertIn("leaves room for one more line", terminal.say("9"))
        terminal.say("q")
        terminal.end()
        self.assertEqual("{name: A, stage: running}\n", self.fiche("flow.yaml"))

    def test_without_a_terminal_it_refuses_and_names_the_other_way(self):
        self.assert_result(self.run_here("interview"), 2, "",
                           "error: an interview needs a terminal\n  = help: `diagclub new` writes an empty fiche to fill in instead\n")

    def test_the_fiche_of_an_interview_is_diagnosed(self):
        terminal, _ = self.begin()
        for line in ("A", "3", "14", "25", "10", "q"):
            terminal.say(line)
        terminal.end()
        document = json.loads(self.run_here("diagnose", "--format", "json", "fiche.yaml").out)
        self.assertEqual("N3", document["tables"]["ambition"]["value"])
