// In: pairs of labels. Out: how often they agree, and Cohen's kappa.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diagclub {

// How often each label given by one judge met each label given by another, over cases that both labelled.
class Confusion {
 public:
  void add(const std::string& given, const std::string& found);

  // Every label that either judge used, in order.
  std::vector<std::string> labels() const;
  std::size_t count(const std::string& given, const std::string& found) const;
  std::size_t total() const { return total_; }
  std::size_t agreed() const;
  // Cohen's kappa: agreement beyond what chance gives, 1 when complete, 0 when no better than chance. Nothing
  // where it is not defined: no case, or both judges always gave one and the same label.
  std::optional<double> kappa() const;

 private:
  std::map<std::pair<std::string, std::string>, std::size_t> counts_;
  std::size_t total_ = 0;
};

}  // namespace diagclub
