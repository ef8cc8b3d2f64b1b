// Fiches in, one by one; what came out otherwise out.
#include "reason/diff/moves.h"

#include <algorithm>
#include <set>

#include "eval/facts.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostKept = 200;
constexpr std::size_t kMostOtherMoves = 100;
constexpr std::size_t kMostUnreadable = 50;

// The tables whose outcomes the page shows as verdicts, of the club and of its elements.
std::set<std::string> verdict_tables(const RuleSet& rules) {
  std::set<std::string> names;
  for (const Page::Verdict& verdict : rules.page.verdicts) names.insert(verdict.of.text);
  for (const Page::Element& element : rules.page.elements) {
    for (const Name& name : element.verdicts) names.insert(name.text);
  }
  return names;
}

}  // namespace

MoveCounter::MoveCounter(const PlanWithFunctions& before, const PlanWithFunctions& after,
                         const std::vector<Match>& matches, bool reads_alike,
                         std::vector<ApprovedMove> approved)
    : before_(before), after_(after), approved_(std::move(approved)), happened_(approved_.size()) {
  for (std::size_t i = 0; i < approved_.size(); ++i) approved_of_[approved_[i].fiche].push_back(i);
  const std::set<std::string> shown = verdict_tables(before.plan().rules());
  const std::set<std::string> shown_after = verdict_tables(after.plan().rules());
  // What is proved equal strictly may stand otherwise for what its presumptions look at.
  const bool presumes = !before.plan().presumptions().empty() || !after.plan().presumptions().empty();
  for (const Match& match : matches) {
    const std::optional<SectionId> section = after.plan().element_section(match.after);
    const std::optional<SectionId> section_before = before.plan().element_section(match.before);
    // A thing of the club there and of its elements here has no one outcome to compare.
    if (section.has_value() != section_before.has_value()) continue;
    Watched watched{match.before, match.after, name_of(after.plan().rules(), match.after), false, section};
    watched.verdict =
        shown.count(name_of(before.plan().rules(), match.before)) > 0 || shown_after.count(watched.name) > 0;
    if (watched.verdict) moves_.verdicts[watched.name];
    if (watched.verdict || match.differs || !reads_alike || presumes) watched_.push_back(std::move(watched));
  }
}

bool MoveCounter::approve(const VerdictMove& move) {
  const auto of_fiche = approved_of_.find(move.subject);
  if (of_fiche == approved_of_.end()) return false;
  for (const std::size_t i : of_fiche->second) {
    const ApprovedMove& one = approved_[i];
    if (one.table != move.table || one.from != move.from || one.to != move.to) continue;
    happened_[i] = true;
    return true;
  }
  return false;
}

void MoveCounter::add_other(const std::string& subject, const std::string& name, std::string from,
                            std::string to, std::optional<std::size_t> element) {
  const auto known = other_of_.find({name, from, to});
  if (known != other_of_.end()) {
    ++moves_.other_moves[known->second].count;
    return;
  }
  if (moves_.other_moves.size() == kMostOtherMoves) return;
  other_of_[{name, from, to}] = moves_.other_moves.size();
  OtherMove& move = moves_.other_moves.emplace_back();
  move.subject = subject;
  move.table = name;
  move.from = std::move(from);
  move.to = std::move(to);
  move.element = element;
  move.count = 1;
}

void MoveCounter::compare(const std::string& subject, std::optional<SectionId> section, const Judged& before,
                          const Judged& after, std::optional<std::size_t> element, Moved& moved) {
  for (const Watched& watched : watched_) {
    if (watched.section != section) continue;
    std::string from = before_.outcome(watched.before, before);
    std::string to = after_.outcome(watched.after, after);
    if (watched.verdict) ++moves_.verdicts[watched.name][{from, to}];
    if (from == to) continue;
    if (!watched.verdict) {
      ++moves_.others[watched.name];
      add_other(subject, watched.name, std::move(from), std::move(to), element);
      continue;
    }
    VerdictMove& move = moves_.moves.emplace_back();
    move.subject = subject;
    move.table = watched.name;
    move.from = std::move(from);
    move.to = std::move(to);
    move.element = element;
    move.firmness_only =
        PlanWithFunctions::without_firmness(move.from) == PlanWithFunctions::without_firmness(move.to);
    move.approved = approve(move);
    moved.any = true;
    moved.otherwise |= !move.firmness_only;
    moved.unapproved |= !move.approved;
  }
}

void MoveCounter::add(Source source, Diagnostics& problems) {
  ++moves_.read;
  Diagnostics faults[2];
  const auto before = fiche_from_yaml(source, before_.form(), faults[0]);
  const auto after = fiche_from_yaml(source, after_.form(), faults[1]);
  std::string subject = source.name();
  if (source.first_line() > 1) subject += ":" + std::to_string(source.first_line());
  if (!before && !after) {
    ++moves_.rejected;
    return problems.append(std::move(faults[1]));
  }
  if (!before || !after) {
    ++moves_.moved;
    ++moves_.unapproved;
    if (++moves_.unreadable_count <= static_cast<long long>(kMostUnreadable)) {
      const Diagnostic& fault = faults[before ? 1 : 0].all().front();
      moves_.unreadable.push_back({subject, before ? Side::after : Side::before,
                                   std::to_string(fault.span.start.line) + ": " + fault.message});
    }
    return;
  }
  const std::size_t first = moves_.moves.size();
  const std::size_t first_other = moves_.other_moves.size();
  Moved moved;
  compare(subject, std::nullopt, before_.judged(*before), after_.judged(*after), std::nullopt, moved);
  for (std::size_t i = 0; i < std::min(before->elements.size(), after->elements.size()); ++i) {
    const Fiche one = fiche_of_element(*before, before->elements[i]);
    const Fiche other = fiche_of_element(*after, after->elements[i]);
    const SectionId section = after->elements[i].section;
    compare(subject + " " + after_.plan().rules().sections[section].name + " " + std::to_string(i + 1),
            section, before_.judged(one), after_.judged(other), i, moved);
  }
  moves_.moved += moved.any ? 1 : 0;
  moves_.firmness_only += moved.any && !moved.otherwise ? 1 : 0;
  moves_.unapproved += moved.unapproved ? 1 : 0;
  const bool keeps_verdicts = moved.any && kept_of_verdicts_ < kMostKept;
  if (!keeps_verdicts && first_other == moves_.other_moves.size()) return;
  const std::size_t kept = moves_.kept.size();
  for (std::size_t i = first; keeps_verdicts && i < moves_.moves.size(); ++i) moves_.moves[i].fiche = kept;
  for (std::size_t i = first_other; i < moves_.other_moves.size(); ++i) moves_.other_moves[i].fiche = kept;
  kept_of_verdicts_ += keeps_verdicts ? 1 : 0;
  moves_.kept.push_back(std::move(source));
}

Moves MoveCounter::take() {
  for (std::size_t i = 0; i < approved_.size(); ++i) {
    if (!happened_[i]) moves_.stale.push_back(approved_[i]);
  }
  return std::move(moves_);
}

}  // namespace diagclub
