// A coverage in, what other programs read out: JSON and lcov's format.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/sizes.h"
#include "report/coverage/coverage_report.h"
#include "report/text/json_writer.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string_view name_of_way(AchievableOutcome::Kind kind) {
  static constexpr std::string_view names[] = {kYes, kNo, kUnknown, kNotApplicable, "cell"};
  return names[index_of(kind)];
}

const std::string& name_of_kind(CoverageItem::Kind kind) {
  static const std::string names[] = {"rule", "recommendation", "row", "test"};
  return names[index_of(kind)];
}

void write_share(const Share& share, PrettyJson& json) {
  json.field_integer("seen", share.seen);
  json.field_integer("of", share.of);
}

void write_thing(const RuleSet& rules, const Coverage& coverage, const CoverageItem& one, PrettyJson& json) {
  json.open_object();
  json.field("kind", name_of_kind(one.kind));
  json.field("name", name_of(rules, one.thing));
  if (one.row) json.field_integer("row", *one.row + 1);
  if (one.test != nullptr) {
    json.field("tests", one.test->name.text);
    json.field("test", one.test->test.written);
  }
  json.field_integer("line", one.place.span.start.line);
  json.key("seen");
  json.open_object();
  for (const AchievableOutcome& way : one.sights) {
    if (way.kind != AchievableOutcome::Kind::cell)
      json.field_integer(name_of_way(way.kind), way.seen_by.size());
  }
  json.close_object();
  if (cells_share(one).of > 0) {
    json.key("cells");
    json.open_object();
    for (const AchievableOutcome& way : one.sights) {
      if (way.kind == AchievableOutcome::Kind::cell) json.field_integer(way.cell, way.seen_by.size());
    }
    json.close_object();
  }
  if (one.test == nullptr) {
    // Who leaves it unknown is nearly everybody.
    json.key("seen_by");
    json.open_object();
    for (const AchievableOutcome& way : one.sights) {
      if (way.kind != AchievableOutcome::Kind::yes && way.kind != AchievableOutcome::Kind::no) continue;
      std::vector<std::string> names;
      for (const std::size_t tried : way.seen_by) names.push_back(coverage.cases[tried]);
      json.field_texts(name_of_way(way.kind), names);
    }
    json.close_object();
  }
  json.close_object();
}

// The times that a thing is seen to come out one way or the other; a rule holding, a row deciding count
// alone.
std::size_t hits(const CoverageItem& one) {
  const AchievableOutcome* yes = one.find(AchievableOutcome::Kind::yes);
  const AchievableOutcome* no = one.find(AchievableOutcome::Kind::no);
  const std::size_t held = yes == nullptr ? 0 : yes->seen_by.size();
  return one.kind == CoverageItem::Kind::test || yes == nullptr
             ? held + (no == nullptr ? 0 : no->seen_by.size())
             : held;
}

}  // namespace

std::string coverage_json(const RuleSet& rules, const Coverage& coverage) {
  PrettyJson json;
  json.open_object();
  const Share total = coverage.total();
  json.key("percent");
  json.number(total.percent());
  write_share(total, json);
  json.field_integer("clubs", coverage.clubs);
  json.field_texts("cases", coverage.cases);
  json.key("files");
  json.open_array();
  for_each_file(coverage, [&](FileId file, auto first, auto last) {
    json.open_object();
    json.field("file", rules.files[file].name());
    Share of_file;
    for (auto at = first; at != last; ++at) of_file.add(share(*at));
    write_share(of_file, json);
    json.key("things");
    json.open_array();
    for (auto at = first; at != last; ++at) write_thing(rules, coverage, *at, json);
    json.close_array();
    json.close_object();
  });
  json.close_array();
  json.key("presumptions");
  json.open_array();
  for (const PresumptionId i : coverage.presumptions.ids()) {
    const Presumption& about = rules.presumptions[i];
    const PresumptionCoverage& one = coverage.presumptions[i];
    json.open_object();
    json.field("name", about.name);
    json.field("file", rules.files[about.place.file].name());
    json.field_integer("line", about.place.span.start.line);
    json.field_integer("spoke", int_from(one.spoke.size()));
    json.field_integer("settled", int_from(one.settled.size()));
    json.field_integer("contested", int_from(one.contested.size()));
    json.field_integer("gave_way", int_from(one.gave_way.size()));
    json.close_object();
  }
  json.close_array();
  json.key("sentences");
  json.open_array();
  for (const SentenceCoverage& one : coverage.sentences) {
    json.open_object();
    json.field("part", rules.synthesis[one.part].name);
    json.field_integer("variant", one.variant + 1);
    json.field("file", rules.files[one.place.file].name());
    json.field_integer("line", one.place.span.start.line);
    json.field_integer("said", one.stood.size());
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

std::string coverage_lcov(const RuleSet& rules, const Coverage& coverage) {
  std::string out;
  for_each_file(coverage, [&](FileId file, auto first, auto last) {
    out += "TN:\nSF:" + printable(rules.files[file].name()) + "\n";
    std::map<int, std::size_t> lines;
    int branches = 0;
    int taken = 0;
    int block = 0;
    for (auto at = first; at != last; ++at) {
      const int line = at->place.span.start.line;
      const auto [of_line, fresh] = lines.emplace(line, hits(*at));
      of_line->second = std::min(of_line->second, hits(*at));
      block = at != first && (at - 1)->place.span.start.line == line ? block + 1 : 0;
      int branch = 0;
      for (const AchievableOutcome& way : at->sights) {
        if (way.kind == AchievableOutcome::Kind::cell) continue;
        out += fmt::format("BRDA:{},{},{},{}\n", line, block, branch++, way.seen_by.size());
        ++branches;
        taken += way.seen_by.empty() ? 0 : 1;
      }
    }
    out += fmt::format("BRF:{}\nBRH:{}\n", branches, taken);
    for (const auto& [line, times] : lines) out += fmt::format("DA:{},{}\n", line, times);
    const auto hit =
        std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.second > 0; });
    out += fmt::format("LF:{}\nLH:{}\nend_of_record\n", lines.size(), hit);
  });
  return out;
}

}  // namespace diagclub
