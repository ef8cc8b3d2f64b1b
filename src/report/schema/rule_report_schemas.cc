// Schemas of what the commands of `diagclub rules` write.
#include "report/schema/report_schemas.h"
#include "report/schema/schema_writer.h"

namespace diagclub {

namespace {

class RuleReportSchema : public SchemaWriter {
 public:
  std::string tests() {
    begin("what diagclub rules test writes");
    object({"cases", "passed", "failures", "agreement", "differences"}, [&] {
      typed("cases", "integer");
      typed("passed", "integer");
      array("failures", [&] {
        nested({"file", "line", "case", "name", "expected", "found"}, [&] {
          text("file", "where the expectation is written");
          typed("line", "integer");
          text("case", "the name of a small case, or the fiche of a labelled club");
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

  std::string coverage() {
    begin("what diagclub rules coverage writes");
    object({"percent", "seen", "of", "clubs", "cases", "files"}, [&] {
      typed("percent", "number");
      share();
      typed("clubs", "integer");
      texts("cases");
      array("files", [&] {
        nested({"file", "seen", "of", "things"}, [&] {
          text("file", "of rules");
          share();
          array("things", [&] { exercised(); });
        });
      });
    });
    return end();
  }

  std::string difference() {
    begin("what diagclub rules diff writes");
    object({"before", "after", "differs", "compared", "equal", "vocabulary", "methods", "faults",
            "renamed_outputs", "things", "shown", "edits"},
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
             array("methods", [&] {
               nested({"kind", "name", "aspect", "before", "after", "file", "line", "looked_at_by"}, [&] {
                 words("kind", {"fact", "table"});
                 text("name", "of the fact or the table");
                 words("aspect", {"formula", "hit", "outputs"});
                 before_and_after();
                 spot();
                 texts("looked_at_by");
               });
             });
             array("faults", [&] { gained_fault(); });
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

  std::string mutation() {
    begin("what diagclub rules mutate writes");
    object({"killed", "equivalent", "score", "survivors"}, [&] {
      typed("killed", "integer");
      typed("equivalent", "integer");
      typed("score", "number");
      array("survivors", [&] {
        nested({"name", "file", "line", "column", "change"}, [&] {
          text("name", "of the table, rule, count or recommendation");
          spot();
          typed("column", "integer");
          text("change", "the fault that no test noticed");
          text("fiche", "a fragment on one line that would show it");
          text("expected", "what the thing comes out as for it");
          text("instead", "what the mutant gives");
        });
      });
    });
    return end();
  }

  std::string check() {
    begin("what diagclub rules check writes");
    object({"problems"}, [&] {
      array("problems", [&] {
        nested({"code", "severity", "file", "line", "column", "end_line", "end_column", "message"}, [&] {
          text("code", "rules check --explain tells what it means");
          words("severity", {"error", "warning"});
          spot();
          typed("column", "integer");
          typed("end_line", "integer");
          typed("end_column", "integer");
          text("message", "in English");
          text("help", "what to do");
          text("fiche", "a fiche on one line that shows it");
        });
      });
      key("more");
      json_.open_object();
      json_.field("description", "how many more there are of each code");
      json_.field("type", "object");
      json_.key("additionalProperties");
      json_.open_object();
      json_.field("type", "integer");
      json_.close_object();
      json_.close_object();
    });
    return end();
  }

 private:
  // How many ways were seen of those that can be.
  void share() {
    typed("seen", "integer");
    typed("of", "integer");
  }
  void exercised() {
    const std::vector<std::string> ways{"yes", "no", "unknown", "not_applicable"};
    nested({"kind", "name", "line", "seen"}, [&] {
      words("kind", {"rule", "recommendation", "row", "test"});
      text("name", "of the rule, recommendation or table; of a test, of what asks it");
      typed("row", "integer");
      text("tests", "what a test looks at");
      text("test", "as it is written");
      typed("line", "integer");
      key("seen");
      nested({}, [&] {
        for (const std::string& way : ways) typed(way, "integer");
      });
      key("cells");
      json_.open_object();
      json_.field("type", "object");
      json_.field("description", "by cell that the test's own thresholds cut: how many cases lie in it");
      json_.key("additionalProperties");
      json_.open_object();
      json_.field("type", "integer");
      json_.close_object();
      json_.close_object();
      key("seen_by");
      nested({}, [&] {
        texts("yes");
        texts("no");
      });
    });
  }
  void spot() {
    text("file", "where it is written");
    typed("line", "integer");
  }
  void difference_of_thing() {
    nested({"difference", "kind", "name", "label", "file", "line"}, [&] {
      words("difference", {"differs", "gone", "new", "renamed", "not_compared", "beyond"});
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
          text("from", "an outcome; not_a_value where the earlier rules do not know the value");
          text("to", "another; not_a_value where the later do not");
          places();
          key("witness");
          json_.open_object();
          json_.key("oneOf");
          json_.open_array();
          json_.open_object();
          json_.field("type", "null");
          json_.close_object();
          nested({"before", "after", "from", "to"}, [&] {
            text("before", "the fiche as the earlier rules read it; empty: it holds no value of theirs");
            text("after", "as the later do; empty likewise");
            text("from", "how it comes out");
            text("to", "and then");
          });
          json_.close_array();
          json_.close_object();
        });
      });
    });
  }
  void places() {
    texts("where");
    typed("more", "integer");
    typed("many", "boolean");
  }
  void gained_fault() {
    nested({"table", "fault", "rows", "where", "more", "many", "fiche", "file", "line"}, [&] {
      text("table", "whose rows fail its hit policy where they did not");
      words("fault", {"gap", "overlap"});
      key("rows");
      json_.open_object();
      json_.field("description", "those that hold together for the fiche, counted from 1");
      json_.field("type", "array");
      json_.key("items");
      json_.open_object();
      json_.field("type", "integer");
      json_.close_object();
      json_.close_object();
      places();
      key("fiche");
      json_.open_object();
      json_.field("description", "one line of YAML that shows it");
      json_.field_texts("type", {"string", "null"});
      json_.close_object();
      spot();
    });
  }
  void fiches() {
    nested(
        {"read", "rejected", "moved", "unapproved", "verdicts", "others", "other_moves", "moves", "blames",
         "unreadable", "unreadable_count", "stale"},
        [&] {
          for (const std::string_view count : {"read", "rejected", "moved", "unapproved", "unreadable_count"})
            typed(count, "integer");
          typed("verdicts", "object");
          typed("others", "object");
          array("other_moves", [&] {
            nested({"name", "from", "to", "count", "fiche"}, [&] {
              text("name", "of an outcome that is no verdict");
              text("from", "how it came out");
              text("to", "how it comes out now");
              typed("count", "integer");
              text("fiche", "the first that shows it");
              typed("blame", "integer");
            });
          });
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
  void before_and_after() {
    text("before", "in words");
    text("after", "in words");
  }
};

}  // namespace

std::optional<std::string> rule_report_schema(std::string_view report) {
  if (report == "tests") return RuleReportSchema().tests();
  if (report == "coverage") return RuleReportSchema().coverage();
  if (report == "mutation") return RuleReportSchema().mutation();
  if (report == "check") return RuleReportSchema().check();
  if (report == "diff") return RuleReportSchema().difference();
  return std::nullopt;
}

}  // namespace diagclub
