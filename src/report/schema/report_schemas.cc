#include "report/schema/report_schemas.h"

#include "report/schema/schema_writer.h"

namespace diagclub {

namespace {

class ReportSchema : public SchemaWriter {
 public:
  std::string similar() {
    begin("what diagclub similar writes");
    object({"file", "name", "similar"}, [&] {
      club();
      array("similar", [&] {
        nested({"name", "file", "verdicts", "nearness", "near", "apart"}, [&] {
          club();
          text("verdicts", "as the tool gives them");
          typed("nearness", "number");
          texts("near");
          array("apart", [&] {
            nested({"fact", "here", "there"}, [&] {
              text("fact", "on which the two differ");
              text("here", "the club asked about");
              text("there", "the other");
            });
          });
          text("became", "what became of it, as the report tells it");
          text("section", "where the report tells it");
        });
      });
    });
    return end();
  }

  std::string compare() {
    begin("what diagclub compare and diagclub whatif --set write");
    object({"before", "after", "facts", "moves"}, [&] {
      for (const std::string_view side : {"before", "after"}) {
        key(side);
        nested({"name", "file"}, [&] { club(); });
      }
      array("facts", [&] {
        nested({"fact", "before", "after"}, [&] {
          text("fact", "that differs");
          before_and_after();
        });
      });
      array("moves", [&] {
        nested({"name", "label", "before", "after", "through", "because"}, [&] {
          text("name", "of a table, rule, count or recommendation");
          text("label", "a few words");
          before_and_after();
          text("through", "what the rule now says, and where the report has it");
          texts("because");
        });
      });
    });
    return end();
  }

  std::string whatif() {
    begin("what diagclub whatif writes of a goal");
    object({"name", "file", "goal", "wanted", "already", "ways", "tried"}, [&] {
      club();
      text("goal", "a table or a rule");
      text("wanted", "an output, yes or no");
      typed("already", "boolean");
      array("ways", [&] {
        json_.open_object();
        json_.field("type", "array");
        json_.key("items");
        nested({"fact", "before", "answer", "words"}, [&] {
          text("fact", "to change");
          text("before", "what the fiche says");
          text("answer", "what --set would take");
          texts("one_of");
          text("words", "all that would do");
        });
        json_.close_object();
      });
      texts("tried");
    });
    return end();
  }

  std::string explanation() {
    begin("what diagclub explain writes");
    object({"name", "kind", "label", "used_by", "tested_by", "file", "line"}, [&] {
      text("name", "as rules and fiches have it");
      text("kind", "fact, parameter, table, rule, count, recommendation or presumption");
      text("label", "a few words");
      text("text", "what it says");
      text("section", "of the report");
      texts("catalogue");
      text("certainty", "what the report's wording allows");
      text("ours", "what in it is our reading and not the report's");
      text("question", "of a fact");
      text("type", "of a fact");
      text("heading", "its French key");
      text("unit", "of a number");
      typed("minimum", "number");
      typed("maximum", "number");
      texts("choices");
      text("formula", "what it follows from");
      key("value");
      json_.open_object();
      json_.field_texts("type", {"number", "boolean"});
      json_.close_object();
      texts("when");
      text("of", "what a presumption is about");
      text("is", "what it is taken to be");
      texts("unless");
      texts("yields_to");
      text("hit", "the hit policy of a table");
      for (const std::string_view flaw : {"gap", "overlap"}) {
        json_.key(flaw);
        nested({"text", "section"}, [&] {
          text("text", "what a table says where the report says nothing, or contradicts itself");
          text("section", "of the report");
        });
      }
      array("rows", [&] {
        nested({"then", "text", "when"}, [&] {
          text("then", "an output");
          text("text", "in words");
          texts("when");
        });
      });
      texts("used_by");
      texts("tested_by");
      text("file", "where it is written");
      typed("line", "integer");
    });
    return end();
  }

 private:
  void club() {
    text("name", "of the club");
    text("file", "its fiche");
  }
  void before_and_after() {
    text("before", "in words");
    text("after", "in words");
  }
};

}  // namespace

std::optional<std::string> report_schema(std::string_view report) {
  if (report == "similar") return ReportSchema().similar();
  if (report == "compare") return ReportSchema().compare();
  if (report == "whatif") return ReportSchema().whatif();
  if (report == "explanation") return ReportSchema().explanation();
  if (report == "summary") return summary_schema();
  return rule_report_schema(report);
}

}  // namespace diagclub
