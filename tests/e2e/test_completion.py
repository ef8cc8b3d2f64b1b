"""Shell completion, by the shells themselves: all that --help says is offered, in bash, zsh and fish."""
import os
import pty
import re
import select
import shutil
import subprocess
import time
from pathlib import Path

from program import ROOT, Case, environment, on_path, run

SHELLS = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]


def help_of(path):
    """The sub-commands, the options with what help calls their value, and the positionals of a command."""
    commands, options, positionals = [], {}, {}
    part = None
    for line in run(*path, "--help").out.splitlines():
        if re.fullmatch(r"[A-Z]\w+:", line):
            part = line[:-1]
        elif not line.startswith("  "):
            part = None
        elif found := re.match(r"  (\S+)(?: (\S+))?", line):
            name, value = found.groups()
            if line[2] == " ":
                continue  # a description that goes on
            if part == "Subcommands":
                commands.append(name)
            elif part == "Options":
                options[tuple(name.split(","))] = value if re.match(r"  \S+ \S", line) else None
            elif part == "Positionals":
                positionals[name] = value
    return commands, options, positionals


def all_commands(path=()):
    yield path
    for command in help_of(path)[0]:
        yield from all_commands((*path, command))


def choices(value):
    found = re.search(r"\{(.*)\}", value or "")
    return found.group(1).split(",") if found else []


class Shell:
    """A shell with our script, asked what a TAB behind a line offers."""

    def __init__(self, name, folder):
        self.name, self.folder = name, Path(folder)
        self.env = environment(PATH=on_path(folder), HOME=str(folder), XDG_CONFIG_HOME=str(folder))
        (self.folder / f"script.{name}").write_text(run("completion", name).out)

    def offered(self, lines, cwd=ROOT):
        """Of each line."""
        return getattr(self, self.name)(lines, cwd)

    def answers(self, command, cwd):
        done = subprocess.run(command, cwd=cwd, env=self.env, capture_output=True, timeout=600)
        assert (done.returncode, done.stderr) == (0, b""), (command[:2], done)
        return [part.split("\n")[:-1] for part in done.stdout.decode().split("\x1e\n")[1:]]

    def bash(self, lines, cwd):
        # As readline parts words: blanks, and `=` and `:` by themselves.
        ask = ('source "$1"; shift; for line in "$@"; do echo $\'\\x1e\'; COMP_LINE="$line"; COMP_POINT=${#line}; COMP_WORDS=(); '
               'rest="$line"; while [[ $rest =~ ^(\\ +|[=:]+|[^\\ =:]+)(.*)$ ]]; do [[ ${BASH_REMATCH[1]} == " "* ]] || COMP_WORDS+=("${BASH_REMATCH[1]}"); '
               'rest="${BASH_REMATCH[2]}"; done; [[ $line == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _diagclub; '
               '((${#COMPREPLY[@]})) && printf "%s\\n" "${COMPREPLY[@]}"; done; true')
        return self.answers(["bash", "--norc", "-c", ask, "bash", str(self.folder / "script.bash"), *lines], cwd)

    def fish(self, lines, cwd):
        ask = 'source $argv[1]; for line in $argv[2..-1]; printf "\\x1e\\n"; complete -C "$line" | string replace -r "\\t.*" ""; end; true'
        return self.answers(["fish", "--no-config", "-c", ask, str(self.folder / "script.fish"), *lines], cwd)

    def zsh(self, lines, cwd):
        """Typed into an interactive shell; all that is handed to `compadd` is what would be shown."""
        out = self.folder / "zsh.out"
        (self.folder / ".zshrc").write_text(
            f"autoload -Uz compinit && compinit -D -u\nPS1='> '\nunsetopt beep auto_list auto_menu\nsource {self.folder}/script.zsh\n"
            # What helpers of zsh only count with is not shown.
            "compadd() { local -a hits; (( ${@[(I)-[OAD]]} )) || builtin compadd -O hits \"$@\"; (( $#hits )) && print -rl -- $hits >> " + str(out) + "; builtin compadd \"$@\" }\n"
            f"ask() {{ zle complete-word; print -- $'\\x1e' >> {out}; zle kill-whole-line }}\nzle -N ask\nbindkey '^T' ask\nprint -- ready >> {out}\n")
        out.write_text("")
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(cwd)
            os.execvpe("zsh", ["zsh", "-i"], {**self.env, "ZDOTDIR": str(self.folder), "TERM": "dumb"})
        try:
            self.wait(terminal, out, "ready\n", 1)
            for count, line in enumerate(lines, 1):
                os.write(terminal, line.encode() + b"\x14")
                self.wait(terminal, out, "\x1e\n", count)
        finally:
            os.close(terminal)
            os.waitpid(process, 0)
        return [list(dict.fromkeys(part.split("\n")[:-1])) for part in out.read_text().split("ready\n", 1)[1].split("\x1e\n")[:-1]]

    @staticmethod
    def wait(terminal, out, mark, count):
        until = time.monotonic() + 120
        while out.read_text().count(mark) < count:
            if select.select([terminal], [], [], 0.02)[0]:
                os.read(terminal, 65536)
            assert time.monotonic() < until, out.read_text()


class Completion(Case):
    def setUp(self):
        super().setUp()
        self.shells = [Shell(name, self.folder) for name in SHELLS]

    def each(self, *lines, cwd=ROOT):
        for shell in self.shells:
            with self.subTest(shell=shell.name):
                yield shell.name, [[word.rstrip(" /") for word in words] for words in shell.offered(lines, cwd)]

    def test_all_that_help_says(self):
        commands = [(path, *help_of(path)) for path in all_commands()]
        self.assertGreater(len(commands), 18)
        lines, wanted = [], []

        def ask(line, words, exact=True):
            lines.append("diagclub " + line)
            wanted.append((set(words), exact))

        for path, inner, options, positionals in commands:
            lead = " ".join(path) + " " if path else ""
            names = [name for names in options for name in names]
            ask(lead + "-", names)
            ask(lead + "--", [name for name in names if name.startswith("--")])
            if inner:
                ask(lead, inner)
            for names, value in options.items():
                if choices(value):
                    ask(f"{lead}{names[-1]} ", choices(value))
            for value in list(positionals.values())[:1]:
                if choices(value):
                    ask(lead, choices(value))
        for shell, offered in self.each(*lines):
            self.assertEqual(len(lines), len(offered))
            for line, (words, _), got in zip(lines, wanted, offered):
                self.assertEqual(words, set(got), (shell, line))

    def test_every_value_is_known_or_free(self):
        """What help calls a value is what decides what is offered: a new word of help needs a place here or there."""
        free = {"N", "N|P%", "I/N", "PERCENT", "CONDITION"}
        known = {"FILE", "PATH", "DIR", "FACT", "LIST", "RULE", "OUTCOME", "TABLE=OUTCOME", "FACT=VALUE", "CODE"}
        positional = {"FICHE", "INPUT", "BEFORE", "AFTER", "OLD", "NEW", "PATH", "NAME"}
        for path in all_commands():
            _, options, positionals = help_of(path)
            for names, value in options.items():
                if value and not choices(value) and re.fullmatch(r"[A-Z|/%=]+(:.*)?", value):
                    self.assertIn(value.split(":")[0], free | known, (path, names))
            for name, value in positionals.items():
                if not choices(value):
                    self.assertIn(name, positional, path)

    def test_values_and_names(self):
        cases = (("diagclub diagnose --format js", ["json"]), ("diagclub new --lang ", ["fr", "en"]), ("diagclub sch", ["schema"]),
                 ("diagclub explain success.lo", ["success.logistics"]), ("diagclub whatif a.yaml --cure rachitism.no_", None),
                 ("diagclub score samples --columns name,cla", None), ("diagclub rules check --explain dead-r", None),
                 ("diagclub rules diff --fail-on ", ["meaning", "moved"]), ("diagclub rules diff a b --on none --fail-on mo", ["moved"]))
        for shell, offered in self.each(*(line for line, _ in cases)):
            for (line, words), got in zip(cases, offered):
                if words is not None:
                    self.assertEqual(sorted(words), sorted(got), (shell, line))
                else:
                    self.assertTrue(got, (shell, line))
                    self.assertTrue(all(word.startswith(line.rsplit(" ", 1)[1]) for word in got), (shell, line, got))

    def test_facts_and_their_values(self):
        for shell, (facts, values, by, outcomes) in self.each("diagclub whatif a.yaml --set governance.core", "diagclub whatif a.yaml --set governance.core_team=",
                                                              "diagclub score samples --summary --by territory.r", "diagclub whatif a.yaml --until class="):
            self.assertIn("governance.core_team=", facts, shell)
            lead = "" if shell == "bash" else "governance.core_team="  # bash parts words at `=`
            self.assertEqual({lead + "yes", lead + "no", lead + "unknown"}, set(values), shell)
            self.assertTrue(all(fact.startswith("territory.r") for fact in by), shell)
            self.assertLessEqual({"B1", "B2", "B3"} if shell == "bash" else {"class=B1", "class=B2", "class=B3"}, set(outcomes), shell)

    def test_behind_an_equals_sign(self):
        for shell, (formats, files) in self.each("diagclub score --format=nd", "diagclub diagnose --output=REA"):
            self.assertEqual(["ndjson" if shell == "bash" else "--format=ndjson"], formats, shell)
            self.assertIn(files, (["README.md"], ["--output=README.md"]), shell)

    def test_names_of_other_rules(self):
        path = "tests/e2e/rule_sets/before"
        for shell, offered in self.each(f"diagclub explain --rules {path} old_", f"diagclub explain --rules={path} old_", "diagclub explain --rules nowhere old_",
                                        "diagclub explain old_"):
            self.assertEqual([["old_habit"], ["old_habit"], [], []], offered, shell)

    def test_files_and_folders(self):
        for name in ("club.yaml", "clubs/a.yaml", "a b.yaml"):
            self.write(name, "name: A\n")
        lines = ("diagclub diagnose cl", "diagclub score clubs/", "diagclub new -o cl", "diagclub explain class --rules cl", "diagclub rules diff cl", "diagclub diagnose -- cl")
        for shell, (fiches, inside, written, folders, compared, behind) in self.each(*lines, cwd=self.folder):
            for files in (fiches, written, compared, behind):
                self.assertEqual({"club.yaml", "clubs"}, set(files), shell)
            self.assertEqual(["clubs"], folders, shell)
            self.assertIn(inside, (["clubs/a.yaml"], ["a.yaml"]), shell)

    def test_what_was_said_is_not_offered_again(self):
        for shell, (once, often, excluded) in self.each("diagclub new --lang fr --l", "diagclub whatif a.yaml --set a=b --se", "diagclub whatif a.yaml --reach N3 --cur"):
            self.assertEqual(([], ["--set"], []), (once, often, excluded), shell)

    def test_the_scripts_are_sound(self):
        for shell, check in (("bash", ["bash", "-n"]), ("zsh", ["zsh", "-n"]), ("fish", ["fish", "--no-execute"])):
            if shell in SHELLS:
                done = subprocess.run([*check, str(self.folder / f"script.{shell}")], capture_output=True, timeout=60)
                self.assertEqual((0, b"", b""), (done.returncode, done.stdout, done.stderr), shell)

    def test_bash_itself(self):
        """Typed into bash, the word is completed on the line."""
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(ROOT)
            os.execvpe("bash", ["bash", "--norc", "-i"], environment(PATH=on_path(self.folder), HOME=str(self.folder), PS1="> ", TERM="dumb"))
        seen = b""
        try:
            os.write(terminal, f"source {self.folder}/script.bash\ndiagclub diagn\t--format=js\t".encode())
            until = time.monotonic() + 60
            while b"diagclub diagnose --format=json" not in seen and time.monotonic() < until:
                if select.select([terminal], [], [], 0.1)[0]:
                    seen += os.read(terminal, 65536)
        finally:
            os.close(terminal)
            os.waitpid(process, 0)
        self.assertIn(b"diagclub diagnose --format=json", seen)

    def test_nothing_goes_wrong(self):
        for words in ((), ("",), ("nowhere", ""), ("diagnose", "--nowhere", ""), ("rules", "rules", ""), ("diagnose", "--format"), ("diagnose", "-"), ("--",), ("-q", "\x1b[2J")):
            result = run("completion", "--next", *words)
            self.assertEqual((0, ""), (result.status, result.err), words)
            self.assertNotIn("\x1b", result.out)
