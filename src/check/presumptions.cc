#include <algorithm>
#include <functional>
#include <map>

#include "check/checks.h"

namespace diagclub {

namespace {

using Form = UnaryTest::Form;

// Whether a thing has members that are each a yes/no of their own.
bool has_members(const RuleSet& rules, EntryRef thing) {
  if (thing.kind == EntryKind::table) return rules.tables[thing.table()].hit == HitPolicy::collect;
  return thing.kind == EntryKind::fact && rules.facts[thing.fact()].kind == FactKind::list;
}

void check_claim(const Checking& in, const Presumption& presumption) {
  const EntryRef thing = *in.names.find(presumption.of.text);
  const UnaryTest& is = presumption.is;
  if (is.form == Form::irrelevant || is_about_knowledge(is)) {
    in.error("wrong-kind", is.place,
             "`" + is.written + "` is nothing that `" + presumption.of.text + "` can be",
             "say what it is taken to be, such as `yes`, `a, b` or `\"< 60\"`");
  } else if (has_members(in.rules, thing) && is.form == Form::terms && !is.negated && is.terms.size() > 1) {
    in.error("wrong-kind", is.place, "`" + is.written + "` does not say which of them",
             "write `all(…)` or `none(…)`, or one presumption for each");
  }
}

void check_yields(const Checking& in, const Presumption& presumption) {
  for (const Name& name : presumption.yields_to) {
    const Presumption& other = *find_by_name(in.rules.presumptions, name.text);
    if (other.of.text == presumption.of.text) continue;
    in.error("yields-to-other", name.place,
             "`" + name.text + "` is about `" + other.of.text + "`, `" + presumption.name + "` about `" +
                 presumption.of.text + "`",
             "a presumption can yield only to one about the same thing; for the rest there is `unless`");
  }
}

// Each presumption met again on the way along `yields_to` closes a circle.
class YieldsWalk {
 public:
  explicit YieldsWalk(const Checking& in) : in_(in) {}

  void visit(const Presumption& presumption) {
    int& state = states_[presumption.name];
    if (state == kDone) return;
    if (state == kOpen) return report(presumption);
    state = kOpen;
    path_.push_back(&presumption);
    for (const Name& name : presumption.yields_to) visit(*find_by_name(in_.rules.presumptions, name.text));
    path_.pop_back();
    states_[presumption.name] = kDone;
  }

 private:
  enum : int { kFresh, kOpen, kDone };

  void report(const Presumption& again) {
    std::string way;
    for (auto at = std::find(path_.begin(), path_.end(), &again); at != path_.end(); ++at)
      way += "`" + (*at)->name + "` → ";
    in_.error("cycle", again.place, "`" + again.name + "` yields to itself: " + way + "`" + again.name + "`",
              "break the circle at one of them");
  }

  const Checking& in_;
  std::map<std::string, int> states_;
  std::vector<const Presumption*> path_;
};

}  // namespace

void check_presumptions(const Checking& in) {
  YieldsWalk walk(in);
  for (const Presumption& presumption : in.rules.presumptions) {
    check_claim(in, presumption);
    check_yields(in, presumption);
    walk.visit(presumption);
  }
}

}  // namespace diagclub
