// One entry of a rule set in, those that differ from it by a small fault out.
#include "reason/trials/mutants.h"

#include <stdexcept>

#include "reason/trials/test_mutants.h"

namespace diagclub {

namespace {

// Mutates conditions in place; whoever holds them shows each.
class ConditionMutator {
 public:
  using Give = std::function<void(const Place&, std::string)>;
  ConditionMutator(const Plan& plan, Give give) : plan_(plan), give_(std::move(give)) {}

  template <typename Use>
  void each_test(const Condition& part, Use use) {
    for_each_test_mutant(plan_, part.name.text, part.test, [&](UnaryTest changed) {
      std::string change =
          "`" + part.name.text + ": " + text_from_test(part.test) + "` → `" + text_from_test(changed) + "`";
      use(std::move(changed), std::move(change));
    });
  }

  // A whole condition: what is below it, and the dropping of it where it is a single test.
  void condition(Condition& whole) {
    below(whole);
    if (whole.scope || whole.kind == Condition::Kind::all || whole.kind == Condition::Kind::any) return;
    const Condition before = whole;
    whole = Condition{};
    whole.place = before.place;
    give_(before.place, "condition dropped");
    whole = before;
  }

 private:
  void below(Condition& part) {
    if (part.scope) return;
    if (part.kind == Condition::Kind::test) {
      const UnaryTest before = part.test;
      each_test(part, [&](UnaryTest changed, std::string change) {
        part.test = std::move(changed);
        give_(part.test.place, std::move(change));
        part.test = before;
      });
      return;
    }
    if (part.kind == Condition::Kind::negation) {
      const Condition before = part;
      Condition inner = part.parts.front();
      part = std::move(inner);
      give_(before.place, "`not` taken away");
      part = before;
      return below(part.parts.front());
    }
    for (std::size_t i = 0; i < part.parts.size(); ++i) {
      const Condition before = part.parts[i];
      below(part.parts[i]);
      if (before.scope) continue;
      if (part.parts.size() > 1) {
        part.parts.erase(part.parts.begin() + static_cast<std::ptrdiff_t>(i));
        give_(before.place, what(before) + " dropped");
        part.parts.insert(part.parts.begin() + static_cast<std::ptrdiff_t>(i), before);
      }
      if (before.kind == Condition::Kind::all || before.kind == Condition::Kind::any) {
        part.parts[i] = Condition{};
        part.parts[i].kind = Condition::Kind::negation;
        part.parts[i].place = before.place;
        part.parts[i].parts = {before};
        give_(before.place, what(before) + " negated");
        part.parts[i] = before;
      }
    }
  }

  static std::string what(const Condition& part) {
    switch (part.kind) {
      case Condition::Kind::test:
        return "`" + part.name.text + ": " + text_from_test(part.test) + "`";
      case Condition::Kind::negation:
        return "`not`";
      case Condition::Kind::any:
        return "`any`";
      case Condition::Kind::all:
        break;
    }
    return "`all`";
  }

  const Plan& plan_;
  const Give give_;
};

// Mutates entries in place, shows each and puts it back.
class Mutator {
 public:
  Mutator(const Plan& plan, EntryRef thing, const std::function<void(const Mutant&, const AnyEntry&)>& use)
      : thing_(thing),
        use_(use),
        entry_(entry_written(plan.rules(), thing)),
        conditions_(plan,
                    [this](const Place& place, std::string change) { give(place, std::move(change)); }) {}

  void run() {
    std::visit([&](auto& entry) { mutate(entry); }, entry_);
  }

 private:
  void give(const Place& place, std::string change) { use_({thing_, {}, place, std::move(change)}, entry_); }

  void mutate(Table& table) {
    if (table.applies) conditions_.condition(*table.applies);
    for (std::size_t i = 0; i < table.rows.size(); ++i) row(table, i);
    for (std::size_t i = 0; order_decides(table) && i + 1 < table.rows.size(); ++i) {
      std::swap(table.rows[i], table.rows[i + 1]);
      give(table.rows[i + 1].place, "row swapped with the next");
      std::swap(table.rows[i], table.rows[i + 1]);
    }
  }

  void row(Table& table, std::size_t index) {
    const Row whole = table.rows[index];
    const auto at = table.rows.begin() + static_cast<std::ptrdiff_t>(index);
    for (std::size_t i = 0; i < whole.when.size(); ++i) {
      std::vector<Condition>& tests = table.rows[index].when;
      const Condition test = tests[i];
      conditions_.each_test(test, [&](UnaryTest changed, std::string change) {
        table.rows[index].when[i].test = std::move(changed);
        give(test.place, std::move(change));
        table.rows[index].when[i].test = test.test;
      });
      tests.erase(tests.begin() + static_cast<std::ptrdiff_t>(i));
      give(test.place, "`" + test.name.text + ": " + text_from_test(test.test) + "` dropped");
      table.rows[index].when = whole.when;
    }
    table.rows.erase(at);
    give(whole.place, "row removed");
    table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(index), whole);
  }

  void mutate(Rule& rule) {
    if (rule.applies) conditions_.condition(*rule.applies);
    conditions_.condition(rule.when);
  }

  void mutate(Recommendation& advice) {
    conditions_.condition(advice.when);
    if (advice.done_when) conditions_.condition(*advice.done_when);
  }

  void mutate(Count& count) {
    const std::vector<Name> of = count.of;
    for (std::size_t i = 0; of.size() > 1 && i < of.size(); ++i) {
      count.of.erase(count.of.begin() + static_cast<std::ptrdiff_t>(i));
      give(of[i].place, "`" + of[i].text + "` dropped");
      count.of = of;
    }
  }

  EntryRef thing_;
  const std::function<void(const Mutant&, const AnyEntry&)>& use_;
  AnyEntry entry_;
  ConditionMutator conditions_;
};

}  // namespace

AnyEntry entry_written(const RuleSet& rules, EntryRef thing) {
  switch (thing.kind) {
    case EntryKind::table:
      return rules.tables[thing.table()];
    case EntryKind::rule:
      return rules.rules[thing.rule()];
    case EntryKind::count:
      return rules.counts[thing.count()];
    case EntryKind::recommendation:
      return rules.recommendations[thing.recommendation()];
    case EntryKind::fact:
    case EntryKind::parameter:
    case EntryKind::presumption:
      break;
  }
  throw std::logic_error("no mutants are made of this entry");
}

void for_each_mutant(const Plan& plan, EntryRef thing,
                     const std::function<void(const Mutant&, const AnyEntry&)>& use) {
  Mutator(plan, thing, use).run();
}

void for_each_presumption_mutant(const Plan& plan, PresumptionId presumption,
                                 const std::function<void(const Mutant&, const Presumption&)>& use) {
  const Presumption written = plan.rules().presumptions[presumption];
  const EntryRef of = plan.presumptions()[presumption].of;
  Presumption changed = written;
  const auto give = [&](const Place& place, std::string change) {
    use({of, presumption, place, std::move(change)}, changed);
  };
  ConditionMutator conditions(plan, give);
  conditions.condition(changed.when);
  if (changed.unless) {
    conditions.condition(*changed.unless);
    changed.unless.reset();
    give(written.unless->place, "`unless` dropped");
    changed = written;
  }
  for_each_test_mutant(plan, written.of.text, written.is, [&](UnaryTest says) {
    const std::string told = "`is: " + text_from_test(written.is) + "` → `" + text_from_test(says) + "`";
    changed.is = std::move(says);
    give(written.is.place, told);
    changed = written;
  });
  for (std::size_t i = 0; i < written.yields_to.size(); ++i) {
    changed.yields_to.erase(changed.yields_to.begin() + static_cast<std::ptrdiff_t>(i));
    give(written.yields_to[i].place, "`yields_to: " + written.yields_to[i].text + "` dropped");
    changed = written;
  }
}

}  // namespace diagclub
