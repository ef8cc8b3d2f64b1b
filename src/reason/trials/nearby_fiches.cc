// Fiches at hand in, one near them that shows something out.
#include "reason/trials/nearby_fiches.h"

#include <algorithm>

#include "read/fiche/fiche_from_yaml.h"
#include "reason/proofs/witness.h"

namespace diagclub {

namespace {

// Other answers are many, and pairs of them more: so many fiches are tried for one thing.
constexpr std::size_t kMostTried = 4000;

std::string names_of(const Fact& fact, Cells cells, std::string_view between) {
  std::string names;
  for (; cells != 0; cells &= cells - 1)
    names += (names.empty() ? "" : std::string(between)) + fact.choices[lowest_cell(cells)].name;
  return names;
}

std::string yes_no_names(Cells cells) {
  return cells == kYesOrNo ? "yes | no" : cells == kYesCell ? "yes" : "no";
}

// As a fiche says it on one line, whatever language and layout it was written in.
std::string written(const Fact& fact, const FactValue& value, const std::string& as_it_stood) {
  if (value.nothing_reported) return "nothing_reported";
  if (value.unknown) return "unknown";
  switch (fact.kind) {
    case FactKind::choice:
      return names_of(fact, value.choices, " | ");
    case FactKind::yes_no:
      return yes_no_names(value.choices);
    case FactKind::list:
      return "[" + names_of(fact, value.listed, ", ") +
             (value.open ? (value.listed == 0 ? "..." : ", ...") : "") + "]";
    case FactKind::number:
    case FactKind::text:
      break;
  }
  const bool plain = as_it_stood.find_first_of(",:[]{}#\"'&*!|>%@`") == std::string::npos;
  return plain ? as_it_stood : "\"" + as_it_stood + "\"";
}

// The answers with one put in the place of what they say of its fact.
template <typename Answers>
Answers with(Answers answers, const StatedFact& other) {
  std::erase_if(answers, [&](const StatedFact& one) { return one.fact == other.fact; });
  answers.push_back(other);
  return answers;
}

template <typename Answers>
Answers without(Answers answers, FactId fact) {
  std::erase_if(answers, [&](const StatedFact& one) { return one.fact == fact; });
  return answers;
}

}  // namespace

NearbyFiches::NearbyFiches(const Plan& plan, const std::vector<const Fiche*>& fiches)
    : plan_(plan), maker_(plan) {
  for (const Fiche* fiche : fiches) {
    Answers answers;
    for (const StatedFact& stated : fiche->facts) {
      const Fact& fact = plan.rules().facts[stated.fact];
      if (fact.kind == FactKind::text) continue;  // no rule looks at what a text says
      answers.push_back(stated);
      answers.back().written = written(fact, stated, stated.written);
    }
    starts_.push_back(std::move(answers));
  }
}

std::optional<std::string> NearbyFiches::find(const std::vector<FactId>& asked, const Accept& accept) const {
  std::vector<StatedFact> others;
  for (const FactId fact : asked) {
    const Answers answers = answers_to(fact);
    others.insert(others.end(), answers.begin(), answers.end());
  }
  std::size_t tried = 0;
  const auto shows = [&](const Answers& answers) {
    return ++tried <= kMostTried && accept(facts_of(answers));
  };
  const auto shortened = [&](Answers answers) {
    for (std::size_t i = answers.size(); i-- > 0;) {
      Answers fewer = answers;
      fewer.erase(std::next(fewer.begin(), static_cast<std::ptrdiff_t>(i)));
      if (accept(facts_of(fewer))) answers = std::move(fewer);
    }
    accept(facts_of(answers));
    return line(answers);
  };
  const auto near = [&](const Answers& start) -> std::optional<Answers> {
    for (const StatedFact& other : others) {
      if (Answers changed = with(start, other); shows(changed)) return changed;
    }
    for (const FactId fact : asked) {
      if (Answers fewer = without(start, fact); shows(fewer)) return fewer;
    }
    return std::nullopt;
  };
  for (const Answers& start : starts_) {
    if (shows(start)) return shortened(start);
  }
  for (const Answers& start : starts_) {
    if (const auto found = near(start)) return shortened(*found);
  }
  for (const StatedFact& other : others) {
    for (const Answers& start : starts_) {
      if (tried > kMostTried) return std::nullopt;
      if (const auto found = near(with(start, other))) return shortened(*found);
    }
  }
  return std::nullopt;
}

Facts NearbyFiches::facts_of(const Answers& answers) const {
  Facts facts;
  maker_.start(facts);
  for (const StatedFact& answer : answers) maker_.put(answer, facts);
  maker_.finish(facts);
  return facts;
}

NearbyFiches::Answers NearbyFiches::answers_to(FactId id) const {
  const Fact& fact = plan_.rules().facts[id];
  Answers answers;
  const auto add = [&](const std::function<void(StatedFact&)>& say) {
    StatedFact& answer = answers.emplace_back();
    answer.fact = id;
    say(answer);
    answer.written = written(fact, answer, answer.written);
  };
  const Variable& variable = plan_.variables()[plan_.variables().of(id)];
  switch (fact.kind) {
    case FactKind::text:
      return answers;
    case FactKind::choice:
    case FactKind::yes_no:
      for (Cells left = variable.all; left != 0; left &= left - 1)
        add([&](StatedFact& answer) { answer.choices = left & -left; });
      break;
    case FactKind::list:
      for (std::size_t i = 0; i < fact.choices.size(); ++i)
        add([&](StatedFact& answer) { answer.listed = cell(i); });
      break;
    case FactKind::number:
      for (Cells left = variable.all; left != 0; left &= left - 1) {
        const Number number = variable.axis.representative(lowest_cell(left));
        add([&](StatedFact& answer) {
          answer.number = Interval::point(number);
          answer.written = text_from_number(number);
        });
      }
      break;
  }
  add([](StatedFact& answer) { answer.unknown = answer.nothing_reported = true; });
  return answers;
}

std::string NearbyFiches::line(const Answers& answers) const {
  Witness told;
  for (const StatedFact& answer : answers) told.stated.emplace_back(answer.fact, answer.written);
  return told.line(plan_.rules(), FicheScope::fragment);
}

}  // namespace diagclub
