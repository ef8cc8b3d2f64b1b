// Tests that make no difference: the condition without them is the same function of the facts.
#include <algorithm>
#include <functional>
#include <set>
#include <sstream>

#include "model/written.h"
#include "reason/proofs/proving.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

// One condition where it stands: what it makes of the facts counts within `context` alone.
class ConditionProver {
 public:
  ConditionProver(Proving& in, Function context, std::function<Function()> whole)
      : in_(in), context_(context), whole_(std::move(whole)), before_(within(whole_())) {}

  // Tries every test below `part`, which is a part of the condition and is put back as it was.
  void try_tests(Condition& part) {
    // Where the whole is the same everywhere that is what is to be told.
    if (part.scope || before_ == Proving::kNever || before_ == context_) return;
    for (Condition& below : part.parts) try_tests(below);
    if (part.kind != Condition::Kind::test || part.test.form == UnaryTest::Form::irrelevant) return;
    // A switch is there to be turned, not to matter as it stands.
    if (in_.plan.names().find(part.name.text)->kind == EntryKind::parameter) return;
    const Condition test = part;
    Condition always;
    always.place = test.place;
    Condition never;
    never.kind = Condition::Kind::negation;
    never.parts = {always};
    part = always;
    const bool as_true = within(whole_()) == before_;
    part = never;
    const bool as_false = within(whole_()) == before_;
    part = test;
    if (as_true || as_false) tell(test);
  }

 private:
  Function within(Function f) { return in_.diagrams.ite(context_, f, Proving::kNever); }

  void tell(const Condition& test) {
    const Function holds = in_.functions.of(in_.diagrams, test);
    const std::string what = "`" + test.name.text + ": " + test.test.written + "`";
    const Function inside = within(holds);
    in_.add("useless-test", test.place,
            inside == context_          ? what + " always holds here"
            : inside == Proving::kNever ? what + " never holds here"
                                        : what + " makes no difference: the tests beside it say it already",
            "take it out, or mend it");
  }

  Proving& in_;
  Function context_;
  std::function<Function()> whole_;
  Function before_;
};

// The members of a test as written: `5` and `7` of `not(5, 7)`.
std::vector<std::string> members_written(const UnaryTest& test) {
  std::string text = written(test);
  if (const std::size_t open = text.find('('); open != std::string::npos)
    text = text.substr(open + 1, text.rfind(')') - open - 1);
  std::vector<std::string> members;
  std::istringstream in(text);
  for (std::string member; std::getline(in, member, ',');)
    members.push_back(member.substr(std::min(member.find_first_not_of(' '), member.size())));
  return members;
}

// A member of a list of tests that the others say already, wherever the test stands: of equal ones the last.
void prove_members(Proving& in) {
  std::set<std::pair<FileId, Position>> seen;  // the scope of a file stands in many entries
  for_each_test(in.rules, [&](const Name& name, const UnaryTest& test) {
    if (test.terms.size() < 2 || !seen.emplace(test.place.file, test.place.span.start).second) return;
    const std::vector<std::string> members = members_written(test);
    Condition tried;
    tried.kind = Condition::Kind::test;
    tried.name = name;
    tried.place = test.place;
    tried.test = test;
    const Function whole = in.functions.of(in.diagrams, tried);
    for (std::size_t i = test.terms.size(); i-- > 0 && tried.test.terms.size() > 1;) {
      const std::vector<UnaryTest::Term> with = tried.test.terms;
      tried.test.terms.erase(tried.test.terms.begin() + static_cast<std::ptrdiff_t>(i));
      if (in.functions.of(in.diagrams, tried) == whole)
        in.add("useless-member", test.place,
               "`" + members[i] + "` adds nothing to `" + name.text + ": " + written(test) + "`",
               "take it out, or mend it");
      else
        tried.test.terms = with;
    }
  });
}

}  // namespace

void prove_conditions(Proving& in) {
  prove_members(in);
  // Each entry is copied, for its tests to be taken out and put back.
  for (const RuleId i : in.rules.rules.ids()) {
    Rule rule = in.rules.rules[i];
    if (in.functions.applies(i) == Proving::kNever) continue;
    const Function applies =
        rule.applies ? in.functions.of(in.diagrams, *rule.applies) : Proving::kEverywhere;
    // Where the condition is not defined the rule does not apply, which makes a difference too.
    ConditionProver(in, applies, [&] {
      return in.diagrams.ite(in.functions.defined(in.diagrams, rule.when),
                             in.functions.of(in.diagrams, rule.when), Diagrams::leaf(2));
    }).try_tests(rule.when);
  }
  for (const Recommendation& declared : in.rules.recommendations) {
    Recommendation advice = declared;
    ConditionProver(in, Proving::kEverywhere, [&] {
      return in.functions.given(in.diagrams, advice);
    }).try_tests(advice.when);
    if (advice.done_when) {
      const Function wanted = in.functions.wanted(in.diagrams, advice);
      ConditionProver(in, wanted, [&] {
        return in.functions.of(in.diagrams, *advice.done_when);
      }).try_tests(*advice.done_when);
    }
  }
  for (const TableId i : in.rules.tables.ids()) {
    const Function applies = in.functions.applies(i);
    if (applies == Proving::kNever) continue;
    for (const Row& declared : in.rules.tables[i].rows) {
      Row row = declared;
      ConditionProver prover(in, applies, [&] { return in.functions.of(in.diagrams, row); });
      for (Condition& test : row.when) prover.try_tests(test);
    }
  }
}

}  // namespace diagclub
