// In: headings, paragraphs, tables in plain text. Out: Markdown or one HTML page, escaped.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/text.h"

namespace diagclub {

// A book as its parts: what is written through it comes out in one form or another. Takes plain text
// everywhere and escapes it for its form.
class BookWriter {
 public:
  virtual ~BookWriter() = default;
  virtual void title(const std::string& text) = 0;
  virtual void contents_line(const std::string& section, std::size_t entries) = 0;
  virtual void end_contents() = 0;
  virtual void section(const std::string& name) = 0;
  virtual void entry(const std::string& name, const std::string& label) = 0;
  virtual void paragraph(const std::string& text) = 0;
  virtual void fact(const std::string& label, const std::string& text) = 0;
  virtual void ours(const std::string& label, const std::string& text) = 0;
  // Lines of a tree with their depth.
  virtual void tree(const std::string& label, const std::vector<std::pair<int, std::string>>& lines) = 0;
  // The first row is the heading.
  virtual void table(const std::vector<std::vector<std::string>>& rows) = 0;
};

class MarkdownBook : public BookWriter {
 public:
  void title(const std::string& text) override;
  void contents_line(const std::string& section, std::size_t entries) override;
  void end_contents() override;
  void section(const std::string& name) override;
  void entry(const std::string& name, const std::string& label) override;
  void paragraph(const std::string& text) override;
  void fact(const std::string& label, const std::string& text) override;
  void ours(const std::string& label, const std::string& text) override;
  void tree(const std::string& label, const std::vector<std::pair<int, std::string>>& lines) override;
  void table(const std::vector<std::vector<std::string>>& rows) override;
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// One page with its style inside: no other file, no network.
class HtmlBook : public BookWriter {
 public:
  explicit HtmlBook(Language language);
  void title(const std::string& text) override;
  void contents_line(const std::string& section, std::size_t entries) override;
  void end_contents() override;
  void section(const std::string& name) override;
  void entry(const std::string& name, const std::string& label) override;
  void paragraph(const std::string& text) override;
  void fact(const std::string& label, const std::string& text) override;
  void ours(const std::string& label, const std::string& text) override;
  void tree(const std::string& label, const std::vector<std::pair<int, std::string>>& lines) override;
  void table(const std::vector<std::vector<std::string>>& rows) override;
  std::string take();

 private:
  void close_entry();

  Language language_;
  std::string out_;
  bool entry_open_ = false;
};

std::string html_escaped(std::string_view text);
std::string markdown_escaped(std::string_view text);

}  // namespace diagclub
