// What differs between two rule sets, in words.
#include "report/difference/difference_words.h"

#include "catch.h"

namespace diagclub {
namespace {

constexpr Language kFrench = Language::french, kEnglish = Language::english;

TEST_CASE("outcomes that are words of the program are said in the reader's", "[difference_words]") {
  CHECK(outcome_for_reader("not_applicable", kFrench) == "sans objet");
  CHECK(outcome_for_reader("not_applicable", kEnglish) == "does not apply");
  CHECK(outcome_for_reader("unknown", kFrench) == "inconnu");
  CHECK(outcome_for_reader("B2", kFrench) == "B2");
  CHECK(move_for_reader("none", "B2", kEnglish) == "no answer → B2");
}

TEST_CASE("how many more places there are", "[difference_words]") {
  ShownPlace place;
  CHECK(more_for_reader(place, kEnglish).empty());
  place.more = 1;
  CHECK(more_for_reader(place, kFrench) == "et 1 autre");
  CHECK(more_for_reader(place, kEnglish) == "and 1 more");
  place.more = 1000;
  place.many = true;
  CHECK(more_for_reader(place, kFrench) == "et plus de 1000 autres");
  CHECK(more_for_reader(place, kEnglish) == "and more than 1000");
}

TEST_CASE("an edit says once what both sides begin with", "[difference_words]") {
  RuleEdit edit;
  edit.names = {"class"};
  edit.what = RuleEdit::What::row_test;
  edit.row = 3;
  edit.before = "members.firms: < 60";
  edit.after = "members.firms: < 80";
  CHECK(edit_for_reader(edit, kEnglish) == "class, row 3: members.firms: < 60 → < 80");
  CHECK(edit_for_reader(edit, kFrench) == "class, ligne 3\u00A0: members.firms: < 60 → < 80");
  edit.after = "members.jobs: < 80";
  CHECK(edit_for_reader(edit, kEnglish) == "class, row 3: members.firms: < 60 → members.jobs: < 80");
}

TEST_CASE("what came or went whole", "[difference_words]") {
  RuleEdit edit;
  edit.names = {"half"};
  edit.what = RuleEdit::What::parameter;
  edit.after = "50";
  CHECK(edit_for_reader(edit, kEnglish) == "parameter half: added");
  edit.before = "40";
  CHECK(edit_for_reader(edit, kEnglish) == "parameter half: 40 → 50");
  edit.after = "";
  CHECK(edit_for_reader(edit, kEnglish) == "parameter half: removed");
}

}  // namespace
}  // namespace diagclub
