#include "batch/score_journal.h"

#include <rapidjson/document.h>

#include "base/sizes.h"
#include "report/text/json_writer.h"

namespace diagclub {

std::string text_from_journal(const ScoreJournal& journal) {
  CompactJson json;
  json.open_object();
  json.field("run", journal.run);
  json.field_integer("input", static_cast<long long>(journal.place.input));
  json.field_integer("offset", static_cast<long long>(journal.place.offset));
  json.field_integer("line", journal.place.line);
  json.field_integer("read", journal.counts.read);
  json.field_integer("scored", journal.counts.scored);
  json.field_integer("rejected", journal.counts.rejected);
  json.field_integer("on_fast_path", journal.counts.on_fast_path);
  json.field_integer("faulty", journal.counts.faulty);
  json.field_integer("output_bytes", static_cast<long long>(journal.output_bytes));
  json.field_integer("error_bytes", static_cast<long long>(journal.error_bytes));
  json.field_boolean("done", journal.done);
  json.close_object();
  return json.take() + "\n";
}

std::optional<ScoreJournal> journal_from_text(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.data(), text.size());
  if (document.HasParseError() || !document.IsObject()) return std::nullopt;
  bool sound = true;
  const auto number = [&](const char* key) {
    const auto at = document.FindMember(key);
    sound = sound && at != document.MemberEnd() && at->value.IsInt64() && at->value.GetInt64() >= 0;
    return sound ? at->value.GetInt64() : 0;
  };
  ScoreJournal journal;
  journal.place.input = size_from(number("input"));
  journal.place.offset = static_cast<std::uint64_t>(number("offset"));
  journal.place.line = int_from(std::min<std::int64_t>(number("line"), std::numeric_limits<int>::max()));
  journal.counts = {number("read"), number("scored"), number("rejected"), number("on_fast_path"),
                    number("faulty")};
  journal.output_bytes = static_cast<std::uint64_t>(number("output_bytes"));
  journal.error_bytes = static_cast<std::uint64_t>(number("error_bytes"));
  const auto run = document.FindMember("run");
  const auto done = document.FindMember("done");
  if (!sound || run == document.MemberEnd() || !run->value.IsString() || done == document.MemberEnd() ||
      !done->value.IsBool())
    return std::nullopt;
  journal.run = {run->value.GetString(), run->value.GetStringLength()};
  journal.done = done->value.GetBool();
  return journal;
}

}  // namespace diagclub
