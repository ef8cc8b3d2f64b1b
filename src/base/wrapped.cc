// The doors are `wrapped` and `wrapped_whole`: text becomes words, words that French keeps together become
// units, units fill lines.
#include <algorithm>
#include <utility>

#include "base/code_points.h"
#include "base/utf8.h"

namespace diagclub {
namespace {

constexpr std::string_view white_space = " \t\n\r\v\f";

bool holds_to_the_word_before(std::string_view word) {
  constexpr std::string_view signs = ":;?!";
  return signs.find(word.front()) != std::string_view::npos || word.starts_with("»");
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = text.find_first_not_of(white_space);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(white_space, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(white_space, end);
  }
  return words;
}

// What stands between the lone spaces of a text.
std::vector<std::string_view> parts_of(std::string_view text) {
  const auto is_white = [&](std::size_t at) {
    return at >= text.size() || white_space.find(text[at]) != std::string_view::npos;
  };
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != ' ' || is_white(at - 1) || is_white(at + 1)) continue;
    parts.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  parts.push_back(text.substr(from));
  return parts;
}

// Words, with those joined that no line may separate.
std::vector<std::string> units_of(const std::vector<std::string_view>& words) {
  std::vector<std::string> units;
  for (const std::string_view word : words) {
    if (!units.empty() && (holds_to_the_word_before(word) || units.back().ends_with("«"))) {
      units.back() += ' ';
      units.back() += word;
    } else {
      units.emplace_back(word);
    }
  }
  return units;
}

bool is_holding_space(std::string_view cluster) {
  return cluster == " " || cluster == "\u00A0" || cluster == "\u202F";
}

std::vector<std::string_view> clusters_of(std::string_view text) {
  std::vector<std::string_view> clusters;
  for (std::size_t at = 0; at < text.size(); at += clusters.back().size()) {
    clusters.push_back(text.substr(at, cluster_length(text, at)));
  }
  return clusters;
}

// The smallest pieces a unit can be cut into: its characters, those around a holding space kept together as
// long as that fits a line.
std::vector<std::string_view> pieces_of(std::string_view unit, int width) {
  std::vector<std::string_view> held;
  bool holding = false;
  for (const std::string_view cluster : clusters_of(unit)) {
    const bool space = is_holding_space(cluster);
    if (!held.empty() && (space || holding)) {
      held.back() = std::string_view(held.back().data(), held.back().size() + cluster.size());
    } else {
      held.push_back(cluster);
    }
    holding = space;
  }
  std::vector<std::string_view> pieces;
  for (const std::string_view piece : held) {
    if (display_width(piece) <= width) {
      pieces.push_back(piece);
    } else {
      const auto clusters = clusters_of(piece);
      pieces.insert(pieces.end(), clusters.begin(), clusters.end());
    }
  }
  return pieces;
}

// A unit too wide for a line, in as many as it takes. Where it had to be cut at a space, that space goes.
std::vector<std::string> lines_of_wide_unit(std::string_view unit, int width) {
  std::vector<std::string> lines(1);
  std::size_t trailing_space = 0;
  int used = 0;
  for (const std::string_view piece : pieces_of(unit, width)) {
    const int piece_width = display_width(piece);
    const bool space = is_holding_space(piece);
    if (!lines.back().empty() && used + piece_width > width) {
      lines.back().resize(lines.back().size() - trailing_space);
      if (!lines.back().empty()) lines.emplace_back();
      used = 0;
      trailing_space = 0;
    }
    if (space && lines.back().empty()) continue;
    lines.back() += piece;
    used += piece_width;
    trailing_space = space ? trailing_space + piece.size() : 0;
  }
  lines.back().resize(lines.back().size() - trailing_space);
  return lines;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, int width) {
  width = std::max(width, 1);
  std::vector<std::string> lines(1);
  int used = 0;
  for (std::string& unit : units_of(words_of(text))) {
    const int unit_width = display_width(unit);
    if (!lines.back().empty() && unit_width < width - used) {
      lines.back() += ' ' + unit;
      used += 1 + unit_width;
      continue;
    }
    if (!lines.back().empty()) lines.emplace_back();
    if (unit_width <= width) {
      lines.back() = std::move(unit);
      used = unit_width;
      continue;
    }
    std::vector<std::string> cut = lines_of_wide_unit(unit, width);
    lines.pop_back();
    std::move(cut.begin(), cut.end(), std::back_inserter(lines));
    used = display_width(lines.back());
  }
  return lines;
}

std::vector<std::string> wrapped_whole(std::string_view text, int width) {
  std::vector<std::string> lines;
  int used = 0;
  const auto put = [&](std::string_view piece) {
    const int piece_width = display_width(piece);
    if (!lines.empty() && piece_width < width - used) {
      lines.back() += ' ';
      lines.back() += piece;
      used += 1 + piece_width;
    } else {
      lines.emplace_back(piece);
      used = piece_width;
    }
  };
  for (const std::string& unit : units_of(parts_of(text))) {
    const auto parts = parts_of(unit);
    if (display_width(unit) <= width)
      put(unit);
    else
      std::for_each(parts.begin(), parts.end(), put);
  }
  return lines;
}

}  // namespace diagclub
