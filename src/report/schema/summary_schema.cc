// The JSON Schema of a summary.
#include "report/schema/report_schemas.h"
#include "report/schema/schema_writer.h"

namespace diagclub {

namespace {

class SummarySchema : public SchemaWriter {
 public:
  std::string run() {
    begin("what diagclub score --summary writes");
    object({"rule_set", "read", "scored", "rejected", "settled", "rule_faults", "tables", "verdicts",
            "factors", "recommendations", "facts", "outliers", "numbers", "by"},
           [&] {
             text("rule_set", "the rules by which the fiches were scored");
             text("shard", "of `--shard`: which share of the inputs it is of");
             for (const std::string_view name : {"read", "scored", "rejected"}) count(name);
             counted("settled", "of how many no answer can change a verdict any more");
             counted("rule_faults",
                     "how many met a fault of the rules: a table without a row that holds, or "
                     "with two that should not hold together");
             texts("tables");
             array("verdicts", [&] {
               nested({"outcomes", "count"}, [&] {
                 texts("outcomes");
                 count("count");
               });
             });
             array("factors", [&] { held("rule", true); });
             array("recommendations", [&] { held("recommendation", false); });
             array("facts", [&] {
               nested({"fact", "missing", "open"}, [&] {
                 text("fact", "as rules and fiches have it");
                 counted("missing", "in how many fiches it is not known");
                 counted("open", "in how many the answer can still change a verdict");
               });
             });
             counted("outliers", "values far beyond the others of their fact");
             array("numbers", [&] { number(); });
             key("by");
             json_.open_object();
             json_.field_texts("type", {"string", "null"});
             json_.field("description", "the fact by which fiches are grouped");
             json_.close_object();
             array("groups", [&] {
               nested({"value", "count", "verdicts"}, [&] {
                 key("value");
                 json_.open_object();
                 json_.field_texts("type", {"string", "null"});
                 json_.field("description", "of the fact; null: not known");
                 json_.close_object();
                 array("cells", [&] { whole(); });
                 group();
               });
             });
             key("hidden");
             nested({"groups", "count", "verdicts"}, [&] {
               counted("groups", "how many are put together so that no fiche can be told");
               group();
             });
           });
    return end();
  }

 private:
  void whole() {
    json_.open_object();
    json_.field("type", "integer");
    json_.field_integer("minimum", 0);
    json_.close_object();
  }
  void count(std::string_view name) { key(name), whole(); }
  void counted(std::string_view name, std::string_view description) {
    key(name);
    json_.open_object();
    json_.field("type", "integer");
    json_.field_integer("minimum", 0);
    json_.field("description", description);
    json_.close_object();
  }
  void held(std::string_view name, bool may_not_apply) {
    std::vector<std::string> required{std::string(name), "yes", "no", "unknown"};
    if (may_not_apply) required.emplace_back("not_applicable");
    nested(required, [&] {
      text(name, "by name");
      for (std::size_t i = 1; i < required.size(); ++i) count(required[i]);
    });
  }
  void extremes(std::string_view name) {
    array(name, [&] {
      nested({"value", "source", "line"}, [&] {
        typed("value", "number");
        text("source", "the input, as named");
        count("line");
      });
    });
  }
  void number() {
    nested({"fact", "histogram", "lowest", "highest"}, [&] {
      text("fact", "one that is a number");
      array("half_between", [&] {
        json_.open_object();
        json_.field("type", "number");
        json_.close_object();
      });
      counted("outliers", "how many lie far beyond the others");
      extremes("far_out");
      array("histogram", [&] {
        nested({"cell", "from", "count"}, [&] {
          typed("cell", "integer");
          typed("from", "number");
          count("count");
        });
      });
      extremes("lowest");
      extremes("highest");
    });
  }
  void group() {
    count("count");
    array("verdicts", [&] {
      json_.open_object();
      json_.field("type", "object");
      json_.key("additionalProperties");
      whole();
      json_.close_object();
    });
  }
};

}  // namespace

std::string summary_schema() { return SummarySchema().run(); }

}  // namespace diagclub
