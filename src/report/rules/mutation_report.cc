// What tests do not notice in, words and cases out.
#include "report/rules/mutation_report.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/text/json_writer.h"
#include "report/text/page_writer.h"

namespace diagclub {

namespace {

// What a fault is put into.
const std::string& mutated(const RuleSet& rules, const Mutant& mutant) {
  return mutant.presumption ? rules.presumptions[*mutant.presumption].name : name_of(rules, mutant.thing);
}

const Source& file_of(const RuleSet& rules, const Survivor& survivor) {
  return rules.files[survivor.mutant.place.file];
}

std::string summary_of(const MutationRun& run, Language language) {
  const std::size_t all = run.killed + run.equivalent + run.survivors.size();
  return language == Language::french
             ? fmt::format("{} mutants : {} tués, {} équivalents (prouvé), {} survivants ; score {:.1f} %\n",
                           all, run.killed, run.equivalent, run.survivors.size(), 100 * run.score())
             : fmt::format("{} mutants: {} killed, {} equivalent (proved), {} survived; score {:.1f}%\n", all,
                           run.killed, run.equivalent, run.survivors.size(), 100 * run.score());
}

// `III.B_factors` of `rules/III.B_factors.yaml`.
std::string stem_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? name : name.substr(0, dot);
}

// A text as YAML takes it on one line.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string mutation_report_text(const MutationRun& run, const RuleSet& rules, const PageStyle& style,
                                 std::size_t most) {
  const bool french = style.language == Language::french;
  PageWriter out(style);
  std::size_t shown = 0;
  for (const Survivor& survivor : run.survivors) {
    if (shown++ == most) break;
    const Place& place = survivor.mutant.place;
    out.line(
        0, "",
        fmt::format("{}:{}:{}: {}: {}", printable(file_of(rules, survivor).name()), place.span.start.line,
                    place.span.start.column, mutated(rules, survivor.mutant), survivor.mutant.change),
        Ink::bold);
    if (survivor.fiche.empty()) {
      out.line(3, "", french ? "aucune fiche trouvée qui le montre" : "no fiche was found that shows it",
               Ink::faint);
      continue;
    }
    out.line(3, french ? "tué par : " : "killed by: ", survivor.fiche, Ink::faint);
    out.line(3, french ? "attendu : " : "expected: ",
             fmt::format("{}; {} {}", survivor.expected, french ? "le mutant donne" : "the mutant gives",
                         survivor.instead),
             Ink::faint);
  }
  if (run.survivors.size() > most) {
    const std::size_t more = run.survivors.size() - most;
    out.line(0, "",
             french ? fmt::format("… et {} autres (--most 0 les donne tous)", more)
                    : fmt::format("… and {} more (--most 0 lists all)", more),
             Ink::faint);
  }
  return out.take() + summary_of(run, style.language);
}

std::string mutation_report_json(const MutationRun& run, const RuleSet& rules) {
  PrettyJson json;
  json.open_object();
  json.field_integer("killed", run.killed);
  json.field_integer("equivalent", run.equivalent);
  json.key("score");
  json.number(run.score());
  json.key("survivors");
  json.open_array();
  for (const Survivor& survivor : run.survivors) {
    json.open_object();
    json.field("name", mutated(rules, survivor.mutant));
    json.field("file", file_of(rules, survivor).name());
    json.field_integer("line", survivor.mutant.place.span.start.line);
    json.field_integer("column", survivor.mutant.place.span.start.column);
    json.field("change", survivor.mutant.change);
    if (!survivor.fiche.empty()) {
      json.field("fiche", survivor.fiche);
      json.field("expected", survivor.expected);
      json.field("instead", survivor.instead);
    }
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

std::map<std::string, KillingCases> killing_cases(const MutationRun& run, const RuleSet& rules) {
  // By file and fiche, in the order found: what is expected of it, and the changes that it tells.
  struct Told {
    std::string fiche;
    std::vector<std::string> changes;
    std::map<std::string, std::string> expected;
  };
  std::map<std::string, std::vector<Told>> files;
  for (const Survivor& survivor : run.survivors) {
    if (survivor.fiche.empty()) continue;
    std::vector<Told>& cases = files[stem_of(file_of(rules, survivor).name())];
    auto found = std::find_if(cases.begin(), cases.end(),
                              [&](const Told& one) { return one.fiche == survivor.fiche; });
    if (found == cases.end()) found = cases.insert(cases.end(), {survivor.fiche, {}, {}});
    const std::string& name = name_of(rules, survivor.mutant.thing);
    found->expected[name] = survivor.expected;
    found->changes.push_back(mutated(rules, survivor.mutant) + ", " + survivor.mutant.change);
  }
  std::map<std::string, KillingCases> out;
  for (const auto& [stem, cases] : files) {
    KillingCases& file = out[stem + ".mutants.cases.yaml"];
    file.head =
        "# What `rules mutate` asked for: each fiche tells the rules from the changes named above "
        "it.\n\ncases:\n";
    for (const Told& one : cases) {
      for (const std::string& change : one.changes) file.cases += "  # " + printable(change) + "\n";
      std::string expected;
      for (const auto& [name, outcome] : one.expected)
        expected += (expected.empty() ? "" : ", ") + name + ": " + outcome;
      const auto& [first, comes_out] = *one.expected.begin();
      file.cases += "  - name: " + quoted(first + (one.expected.size() > 1 ? " …" : " is " + comes_out)) +
                    "\n    fiche: " + one.fiche + "\n    expect: {" + expected + "}\n";
    }
  }
  return out;
}

}  // namespace diagclub
