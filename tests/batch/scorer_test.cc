// Blocks scored: a row for each fiche, in order, good or not.
#include "batch/scorer.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  n: {kind: number, min: 0, max: 9, FACT, heading: hn}
rules:
  r: {ENTRY, group: step, when: {n: "> 5"}}
)";

struct Scoring {
  explicit Scoring(bool strict = false) : setup(made(columns())) {
    setup.own_columns = true;
    setup.format = ScoreFormat::csv;
    setup.strict = strict;
  }

  ScoreSetup made(ScoreColumns columns) const {
    return {.plan = *plan,
            .functions = functions,
            .marker = marker,
            .form = form,
            .columns = std::move(columns),
            .fallible = {}};
  }
  ScoreColumns columns() const {
    Diagnostics problems;
    auto named = score_columns_from_text("line,name,r,error", *plan, problems);
    if (!named) FAIL(text_from(problems));
    return *named;
  }

  ScoredBlock score(std::string text, InputFormat format = InputFormat::yaml) const {
    Block block;
    Input input;
    input.name = "in";
    input.format = format;
    block.input = std::make_shared<const Input>(std::move(input));
    block.text = std::move(text);
    block.starts_input = block.ends_input = true;
    ScoredBlock result;
    Scorer(setup).score(block, result);
    return result;
  }

  std::unique_ptr<const Plan> plan = plan_from_text(kRules);
  Functions functions{*plan};
  BatchEvaluator marker{*plan};
  FicheForm form{plan->rules()};
  ScoreSetup setup;
};

}  // namespace

TEST_CASE("each fiche of a block has its row; what is unknown stays so", "[scorer]") {
  const ScoredBlock result = Scoring().score("name: A\nn: 6\n---\nname: B\n---\nname: C\nn: ~5\n");
  CHECK(result.rows == "1,A,yes,\n4,B,unknown,\n6,C,unknown,\n");
  CHECK(result.counts.read == 3);
  CHECK(result.counts.scored == 3);
  CHECK(result.counts.on_fast_path == 3);
  CHECK(result.problems.empty());
}

TEST_CASE("a fiche that cannot be read is a row with what is wrong, and all of it beside", "[scorer]") {
  const ScoredBlock result = Scoring().score("name: A\nn: 60\nm: 1\n---\nname: B\nn: 1\n");
  CHECK(result.rows.ends_with("\n5,B,no,\n"));
  CHECK(result.counts.rejected == 1);
  CHECK(result.counts.scored == 1);
  CHECK(result.problems.error_count() == 2);
}

TEST_CASE("strictly, nothing behind the first that is rejected is read", "[scorer]") {
  const ScoredBlock result = Scoring(true).score("name: A\nn: 60\n---\nname: B\nn: 1\n");
  CHECK(result.counts.read == 1);
  CHECK(result.counts.scored == 0);
}

TEST_CASE("lines of JSON give the rows that YAML gives", "[scorer]") {
  const Scoring scoring;
  const ScoredBlock json = scoring.score("{\"name\":\"A\",\"n\":6}\n{\"name\":\"B\"}\n", InputFormat::ndjson);
  CHECK(json.rows == "1,A,yes,\n2,B,unknown,\n");
  CHECK(json.counts.on_fast_path == 2);
}

TEST_CASE("counts of several blocks add up", "[scorer]") {
  ScoreCounts all;
  for (const char* text : {"name: A\nn: 6\n", "name: B\nn: 60\n"}) all += Scoring().score(text).counts;
  CHECK(all.read == 2);
  CHECK(all.scored == 1);
  CHECK(all.rejected == 1);
}

}  // namespace diagclub
