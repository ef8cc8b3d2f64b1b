#include "report/report_schemas.h"

#include "report/schema_writer.h"

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
      text("kind", "fact, parameter, table, rule, count or recommendation");
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
      text("hit", "the hit policy of a table");
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

  std::string tests() {
    begin("what diagclub rules test writes");
    object({"cases", "passed", "failures", "agreement", "differences"}, [&] {
      typed("cases", "integer");
      typed("passed", "integer");
      array("failures", [&] {
        nested({"file", "line", "case", "name", "expected", "found"}, [&] {
          text("file", "of the case");
          typed("line", "integer");
          text("case", "its name");
          text("name", "of what came out otherwise");
          text("expected", "as the case has it");
          text("found", "as it came out");
        });
      });
      key("agreement");
      json_.open_object();
      json_.field("type", "object");
      json_.key("additionalProperties");
      nested({"all", "without_intended"}, [&] {
        for (const std::string_view part : {"all", "without_intended"}) {
          key(part);
          nested({"cases", "agreed", "kappa", "matrix"}, [&] {
            typed("cases", "integer");
            typed("agreed", "integer");
            key("kappa");
            json_.open_object();
            json_.field_texts("type", {"number", "null"});
            json_.close_object();
            typed("matrix", "object");
          });
        }
      });
      json_.close_object();
      array("differences", [&] {
        nested({"file", "table", "report", "found", "why"}, [&] {
          text("file", "of the club");
          text("table", "on which tool and report differ");
          text("report", "its label");
          text("found", "the tool's");
          text("why", "the reason written beside the club");
        });
      });
    });
    return end();
  }

  std::string difference() {
    begin("what diagclub rules diff writes");
    object({"before", "after", "differs", "compared", "equal", "vocabulary", "renamed_outputs", "things",
            "shown", "edits"},
           [&] {
             text("before", "the earlier rules, as they were named");
             text("after", "the later");
             typed("differs", "boolean");
             typed("compared", "integer");
             typed("equal", "integer");
             array("vocabulary", [&] {
               nested({"kind", "name", "aspect", "before", "after", "file", "line"}, [&] {
                 words("kind", {"fact", "section", "unit", "parameter"});
                 text("name", "of what is declared otherwise");
                 text("aspect", "empty: the whole of it");
                 before_and_after();
                 spot();
               });
             });
             array("renamed_outputs", [&] { nested({"before", "after"}, [&] { before_and_after(); }); });
             array("things", [&] { difference_of_thing(); });
             key("shown");
             json_.open_object();
             json_.field("type", "object");
             json_.key("additionalProperties");
             json_.open_object();
             json_.field("type", "array");
             json_.key("items");
             json_.open_object();
             json_.field("type", "string");
             json_.close_object();
             json_.close_object();
             json_.close_object();
             array("edits", [&] {
               nested({"names", "words", "before", "after", "file", "line"}, [&] {
                 texts("names");
                 text("words", "what was changed");
                 before_and_after();
                 spot();
               });
             });
             key("fiches");
             fiches();
           });
    return end();
  }

 private:
  void spot() {
    text("file", "where it is written");
    typed("line", "integer");
  }
  void difference_of_thing() {
    nested({"difference", "kind", "name", "label", "file", "line"}, [&] {
      words("difference", {"differs", "gone", "new", "renamed", "not_compared"});
      words("kind", {"table", "rule", "count", "recommendation"});
      text("name", "in the earlier rules if it is there");
      text("new_name", "in the later rules");
      text("output", "of a collect table");
      text("label", "a few words");
      spot();
      typed("own", "boolean");
      texts("through");
      array("transitions", [&] {
        nested({"from", "to", "where", "more", "many", "witness"}, [&] {
          text("from", "an outcome");
          text("to", "another");
          texts("where");
          typed("more", "integer");
          typed("many", "boolean");
          key("witness");
          json_.open_object();
          json_.key("oneOf");
          json_.open_array();
          json_.open_object();
          json_.field("type", "null");
          json_.close_object();
          nested({"before", "after", "from", "to"}, [&] {
            text("before", "the fiche as the earlier rules read it");
            text("after", "as the later do");
            text("from", "how it comes out");
            text("to", "and then");
          });
          json_.close_array();
          json_.close_object();
        });
      });
    });
  }
  void fiches() {
    nested(
        {"read", "rejected", "moved", "unapproved", "verdicts", "others", "moves", "blames", "unreadable",
         "unreadable_count", "stale"},
        [&] {
          for (const std::string_view count : {"read", "rejected", "moved", "unapproved", "unreadable_count"})
            typed(count, "integer");
          typed("verdicts", "object");
          typed("others", "object");
          array("moves", [&] {
            nested({"fiche", "table", "from", "to", "approved"}, [&] {
              move();
              typed("approved", "boolean");
              typed("blame", "integer");
            });
          });
          array("blames", [&] {
            nested({"sets", "smallest"}, [&] {
              typed("sets", "array");
              typed("smallest", "boolean");
            });
          });
          array("unreadable", [&] {
            nested({"fiche", "by", "message"}, [&] {
              text("fiche", "its path");
              words("by", {"before", "after"});
              text("message", "why it cannot be read");
            });
          });
          array("stale", [&] {
            nested({"fiche", "table", "from", "to", "reason"}, [&] {
              move();
              text("reason", "why it was agreed to");
            });
          });
        });
  }
  void move() {
    text("fiche", "its path; a line, an element behind it");
    text("table", "a verdict of the page");
    text("from", "how it came out");
    text("to", "how it comes out now");
  }
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
  if (report == "tests") return ReportSchema().tests();
  if (report == "diff") return ReportSchema().difference();
  return std::nullopt;
}

}  // namespace diagclub
