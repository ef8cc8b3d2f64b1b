// A rule set in, the JSON Schema of mapping files of its facts out.
#include "report/schema/batch_schemas.h"
#include "report/schema/schema_writer.h"

namespace diagclub {

namespace {

class MappingSchema : public SchemaWriter {
 public:
  std::string run(const RuleSet& rules) {
    begin("what the columns of a table mean (diagclub score --mapping)");
    object({}, [&] {
      words("separator", {",", ";", "tab"});
      words("encoding", {"utf-8", "windows-1252"});
      described("decimal_comma", "boolean",
                "yes: `12,345` is twelve and a third; no: `12.345` is; else neither is read");
      texts_about("unknown", "answers that mean unknown, beside those of fiches");
      texts_about("nothing_reported", "answers that mean: described, and nothing of the kind reported");
      texts_about("empty", "answers that mean not asked");
      texts_about("ignore", "headings to leave out, with `*` for any characters");
      words("others", {"ignore", "error"});
      key("columns");
      json_.open_object();
      json_.field("type", "object");
      json_.field("description", "by heading: the fact, or how its answers are to be read");
      key("additionalProperties");
      json_.open_object();
      key("anyOf");
      json_.open_array();
      reference("fact");
      nested({"fact"}, [&] { column(); });
      json_.close_array();
      json_.close_object();
      json_.close_object();
    });
    key("$defs");
    json_.open_object();
    key("fact");
    json_.open_object();
    json_.field("description", "a fact by its name, its heading or an alias");
    key("anyOf");
    json_.open_array();
    json_.open_object();
    json_.field_texts("enum", names_in(rules.facts));
    json_.close_object();
    json_.open_object();
    json_.field("type", "string");
    json_.close_object();
    json_.close_array();
    json_.close_object();
    json_.close_object();
    return end();
  }

 private:
  void column() {
    key("fact");
    reference("fact");
    text("choice", "the one choice of a list that the column ticks");
    texts_about("yes", "answers that tick the choice; `*`: any");
    texts_about("no", "answers that do not");
    key("split");
    json_.open_object();
    json_.field("description", "what stands between the choices of a list; several: any of them");
    key("anyOf");
    json_.open_array();
    json_.open_object(), json_.field("type", "string"), json_.close_object();
    json_.open_object();
    json_.field("type", "array");
    key("items");
    json_.open_object(), json_.field("type", "string"), json_.close_object();
    json_.close_object();
    json_.close_array();
    json_.close_object();
    key("answers");
    json_.open_object();
    json_.field("type", "object");
    json_.field(
        "description",
        "by answer: what a fiche would say, of a list also several choices; empty: nothing is stated");
    key("additionalProperties");
    json_.open_object();
    json_.field_texts("type", {"string", "number", "boolean", "null", "array"});
    json_.close_object();
    json_.close_object();
  }
  void described(std::string_view name, std::string_view type, std::string_view description) {
    key(name);
    json_.open_object();
    json_.field("type", type);
    json_.field("description", description);
    json_.close_object();
  }
  void texts_about(std::string_view name, std::string_view description) {
    key(name);
    json_.open_object();
    json_.field("type", "array");
    json_.field("description", description);
    key("items");
    json_.open_object();
    json_.field_texts("type", {"string", "number"});
    json_.close_object();
    json_.close_object();
  }
};

}  // namespace

std::string mapping_schema(const RuleSet& rules) { return MappingSchema().run(rules); }

}  // namespace diagclub
