// One walk through the text, from part to part: quotes and block scalars are stepped over, what is left of
// `#` begins a comment.
#include "read/yaml/comment_walk.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/sizes.h"

namespace diagclub {

namespace {

constexpr std::string_view kBlank = " \t";

class CommentWalk {
 public:
  CommentWalk(std::string_view text, const std::vector<Start>& starts, LaidFile& file)
      : text_(text), starts_(starts), file_(file) {}

  void run() {
    while (at_ < text_.size()) {
      if (next_ < starts_.size() && starts_[next_].offset <= at_) {
        start(starts_[next_++]);
        continue;
      }
      const char c = text_[at_];
      if (c == '\n') {
        ++at_;
        if (const std::size_t end = blank_line_end(); end != at_) pending_.push_back({"", 0});
      } else if (c == '#' && may_begin_comment()) {
        comment();
      } else if ((c == ']' || c == '}') && in_brackets()) {
        part_end_ = ++at_;
        close_bracket();
      } else if (c == ',' && in_brackets()) {
        part_end_ = ++at_;
      } else {
        ++at_;
      }
    }
    while (next_ < starts_.size()) start(starts_[next_++]);
    settle(-1, -1, nullptr);
  }

 private:
  struct Comment {
    std::string text;  // empty: a blank line
    int column;
  };
  // A list or mapping that has begun and not ended.
  struct Open {
    LaidNode* node;
    LaidEntry* owner;
    int column;
    bool bracket;
    bool has_comments;
  };

  std::size_t line_start() const {
    const std::size_t end = text_.rfind('\n', at_ == 0 ? 0 : at_ - 1);
    return end == text_.npos || at_ == 0 ? 0 : end + 1;
  }
  int column_of(std::size_t offset) const {
    const std::size_t end = offset == 0 ? text_.npos : text_.rfind('\n', offset - 1);
    return int_from(end == text_.npos ? offset : offset - end - 1);
  }
  // The end of the line that starts here if nothing stands on it, else `at_`.
  std::size_t blank_line_end() const {
    const std::size_t end = text_.find_first_not_of(" \t\r", at_);
    return end != text_.npos && text_[end] == '\n' ? end + 1 : at_;
  }
  // A plain text may hold a `#`, but not after a blank; a quote or a bracket ends what is before it.
  bool may_begin_comment() const {
    return at_ == part_end_ || text_.substr(0, at_) == "\xEF\xBB\xBF" || text_[at_ - 1] == '\n' ||
           kBlank.find(text_[at_ - 1]) != kBlank.npos;
  }
  bool in_brackets() const {
    return std::any_of(open_.begin(), open_.end(), [](const Open& open) { return open.bracket; });
  }

  void start(const Start& start) {
    if (start.entry == &file_.root) {
      settle_above(file_.root);
      last_ = &file_.root;
    } else if (start.opens_entry) {
      settle(start.column, int_from(start.depth), start.entry);
      open_.resize(std::min(open_.size(), start.depth + 1));
      if (open_.size() == start.depth) open_.push_back({&owner_->value, owner_, start.column, false, false});
      last_ = start.entry;
      tail_ = nullptr;
    } else {
      settle_beside(*start.entry);
    }
    owner_ = start.entry;
    skip(start, *start.part);
  }

  void skip(const Start& start, const LaidNode& part) {
    at_ = std::max(at_, start.offset);
    if (at_ >= text_.size()) return;
    const char c = text_[at_];
    const bool is_value = start.part == &start.entry->value;
    if (is_value && part.flow && (c == '[' || c == '{')) {
      if (start.entry != &file_.root) open_.resize(std::min(open_.size(), start.depth + 1));
      open_.push_back({&start.entry->value, start.entry, kInBrackets, true, false});
      part_end_ = ++at_;
    } else if (part.kind == Node::Kind::scalar && !part.plain) {
      if (c == '"' || c == '\'')
        skip_quoted(c);
      else if (c == '|' || c == '>')
        skip_block_scalar();
    }
  }

  void skip_quoted(char quote) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\' && quote == '"') {
        ++at_;
      } else if (text_[at_] == quote) {
        part_end_ = ++at_;
        if (quote == '"' || at_ == text_.size() || text_[at_] != quote) return;
      }
    }
  }

  // Its lines are those indented as the first of them; a comment may stand behind the `|` or `>`.
  void skip_block_scalar() {
    const int outside = open_.empty() ? 0 : open_.back().column;
    int indent = 0;
    for (++at_; at_ < text_.size() && std::string_view(" \t\n#").find(text_[at_]) == kBlank.npos; ++at_) {
      if (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) indent = outside + (text_[at_] - '0');
    }
    const std::size_t header_end = std::min(text_.find('\n', at_), text_.size());
    const std::size_t sign = text_.find('#', at_);
    if (sign < header_end) {
      at_ = sign;
      comment();
    }
    at_ = header_end;
    for (std::size_t line = header_end + 1; line < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      const std::size_t first = text_.find_first_not_of(' ', line);
      const bool blank = text_.find_first_not_of(" \r", line) >= end;
      if (!blank) {
        const int here = int_from(first - line);
        if (indent == 0) indent = std::max(here, outside + 1);
        if (here < indent) return;
        at_ = end;
      }
      line = end + 1;
    }
  }

  void comment() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string text(text_.substr(at_, end - at_));
    text.resize(text.find_last_not_of(" \t\r") + 1);
    const std::string_view before = text_.substr(line_start(), at_ - line_start());
    const bool whole_line = before.find_first_not_of(kBlank) == before.npos;
    const bool only_dashes = before.find_first_not_of(" \t-") == before.npos;
    file_.comments.push_back(text);
    for (Open& open : open_) open.has_comments = true;
    if (whole_line || only_dashes || last_ == nullptr)
      pending_.push_back({std::move(text), whole_line ? column_of(at_) : 0});
    else if (tail_ != nullptr)
      tail_->below.push_back(std::move(text));
    else
      put_beside(*last_, std::move(text));
    at_ = end;
  }

  void close_bracket() {
    while (!open_.back().bracket) open_.pop_back();
    const Open closed = open_.back();
    open_.pop_back();
    if (closed.node->entries.empty()) {
      settle_beside(*closed.owner);
    } else {
      for (Comment& comment : pending_) {
        if (!comment.text.empty()) closed.node->below.push_back(std::move(comment.text));
      }
      pending_.clear();
    }
    last_ = closed.owner;
    tail_ = closed.has_comments && !closed.node->entries.empty() ? closed.node : nullptr;
  }

  static void put_beside(LaidEntry& entry, std::string comment) {
    if (!entry.beside.empty()) entry.above.push_back(std::move(entry.beside));
    entry.beside = std::move(comment);
  }
  void settle_beside(LaidEntry& entry) {
    for (Comment& comment : pending_) {
      if (!comment.text.empty()) put_beside(entry, std::move(comment.text));
    }
    pending_.clear();
  }
  void settle_above(LaidEntry& entry) {
    for (Comment& comment : pending_) entry.above.push_back(std::move(comment.text));
    pending_.clear();
  }

  // The whole lines before an entry at this column and depth (or before the end of the text): those indented
  // deeper than it close the lists and mappings that end here, innermost first.
  void settle(int column, int depth, LaidEntry* next) {
    std::vector<std::pair<LaidNode*, int>> closing;  // outermost first
    for (std::size_t i = size_from(depth + 1); i < open_.size(); ++i)
      closing.emplace_back(open_[i].node, open_[i].column);
    const bool empty_key = last_ != nullptr && tail_ == nullptr && last_->value.kind == Node::Kind::null &&
                           last_->key.kind != Node::Kind::null && !in_brackets() && !open_.empty();
    if (empty_key) closing.emplace_back(&last_->value, open_.back().column + 1);
    std::size_t taken = 0;
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      if (pending_[i].text.empty()) continue;
      if (pending_[i].column <= column) break;
      while (!closing.empty() && closing.back().second > pending_[i].column &&
             (next != nullptr || closing.size() > 1))
        closing.pop_back();
      if (closing.empty()) break;
      // A list may stand as far left as its key: the comment is then the key's neighbour.
      while (closing.size() > 1 && closing[closing.size() - 2].second == closing.back().second)
        closing.pop_back();
      for (; taken <= i; ++taken) closing.back().first->below.push_back(std::move(pending_[taken].text));
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(taken));
    if (next != nullptr) {
      if (in_brackets()) std::erase_if(pending_, [](const Comment& comment) { return comment.text.empty(); });
      settle_above(*next);
      return;
    }
    for (Comment& comment : pending_) {
      if (!comment.text.empty()) file_.root.value.below.push_back(std::move(comment.text));
    }
  }

  std::string_view text_;
  const std::vector<Start>& starts_;
  LaidFile& file_;
  std::size_t at_ = 0;
  std::size_t part_end_ = 0;  // behind the last quote or bracket
  std::size_t next_ = 0;
  std::vector<Comment> pending_;
  std::vector<Open> open_;
  LaidEntry* last_ = nullptr;   // what a comment at the end of a line belongs to,
  LaidNode* tail_ = nullptr;    // unless it follows a bracket with comments inside
  LaidEntry* owner_ = nullptr;  // the entry that started last
};

}  // namespace

void put_comments(std::string_view text, const std::vector<Start>& starts, LaidFile& file) {
  CommentWalk(text, starts, file).run();
}

}  // namespace diagclub
