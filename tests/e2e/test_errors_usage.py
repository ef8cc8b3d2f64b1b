"""Command lines that mean nothing: status 2, nothing on standard output, and exactly these words."""

from program import ESCAPE, Case, for_each

USAGE = {
    "no_command": ((), "error: A subcommand is required\n", ""),
    "unknown_command": (("frobnicate",), "error: there is no command `frobnicate`\n", None),
    "misspelt_command": (("diagnos", "f.yaml"), "error: there is no command `diagnos`\n  = help: did you mean `diagclub diagnose`?\n", None),
    "escape_code_for_a_command": (("\x1b[2J",), "error: there is no command `\\u{001B}[2J`\n", None),
    "unknown_option": (("diagnose", "--frob", "f.yaml"), "error: The following argument was not expected: --frob\n", "diagnose"),
    "missing_fiche": (("diagnose",), "error: FICHE is required\n", "diagnose"),
    "missing_name": (("explain",), "error: NAME is required\n", "explain"),
    "name_and_list": (("explain", "class", "--list"), "error: NAME excludes --list\n", "explain"),
    "bad_format_of_diagnose": (("diagnose", "--format", "xml", "f.yaml"), "error: --format: xml not in {text,json}\n", "diagnose"),
    "bad_format_of_score": (("score", "--format", "xml", "."), "error: --format: xml not in {table,markdown,csv,ndjson,json}\n", "score"),
    "bad_format_of_export": (("rules", "export", "--format", "xml"), "error: --format: xml not in {dmn}\n", "rules"),
    "export_without_a_format": (("rules", "export"), "error: --format is required\n", "rules"),
    "bad_language": (("new", "--lang", "de"), "error: --lang: de not in {fr,en}\n", "new"),
    "bad_width": (("diagnose", "--width", "9", "f.yaml"), "error: --width: Value 9 not in range 60 to 400\n", "diagnose"),
    "bad_schema": (("schema", "rule"), "error: WHAT: rule not in {fiche,rules,cases,diagnosis,similar,compare,whatif,explanation,tests,coverage,mutation,check,diff,score,summary,mapping}\n", "schema"),
    "bad_shell": (("completion", "tcsh"), "error: SHELL: tcsh not in {bash,zsh,fish}\n", "completion"),
    "too_many_words": (("new", "club.yaml"), "error: The following argument was not expected: club.yaml\n", "new"),
}


@for_each(USAGE)
class Usage(Case):
    def check(self, arguments, message, command):
        """`command`: the one whose help is pointed to; None where the message gives other help, or the list of commands."""
        if command is not None:
            message += f"  = help: `{' '.join(['diagclub', command]).strip()} --help` shows how it is used\n"
        elif "help:" not in message:
            message += "  = help: `diagclub --help` lists the commands\n"
        self.assert_result(self.run_here(*arguments), 2, "", message)


class UnknownNames(Case):
    def test_explain_tells_the_closest(self):
        self.assert_result(self.run_here("explain", "clas"), 2, "",
                           "error: no rule, table or fact is called `clas`\n  = help: did you mean `class`?\n")

    def test_explain_of_nothing_near(self):
        self.assert_result(self.run_here("explain", "\x1b[2J"), 2, "",
                           "error: no rule, table or fact is called `\\u{001B}[2J`\n  = help: `diagclub explain --list` shows every name\n")

    def test_explain_goes_on_behind_an_unknown_name(self):
        both, alone = self.run_here("explain", "clas", "class"), self.run_here("explain", "class")
        self.assertEqual((2, alone.out), (both.status, both.out))


class EscapeCodes(Case):
    def test_usage_errors_escape_what_was_typed(self):
        for arguments in (("diagnose", "--format", "\x1b[2J", "f"), ("diagnose", "--\x1b[2J", "f"), ("new", "\x1b[2J")):
            result = self.run_here(*arguments)
            self.assertEqual(2, result.status)
            self.assertNotIn(ESCAPE, result.err)

    def test_usage_errors_are_utf8(self):
        self.assertIn("\ufffd", self.run_here("new", b"\xff").err)
