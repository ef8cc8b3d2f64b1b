#include "report/text/book_writer.h"

#include "catch.h"

namespace diagclub {
namespace {

TEST_CASE("what a text holds cannot break out of HTML or Markdown") {
  CHECK(html_escaped("<b a=\"x\" b='y'>&") == "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
  CHECK(markdown_escaped("a|b `c` *d* _e_ [f](g) <h> #i \\") ==
        "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) \\<h\\> \\#i \\\\");
}

TEST_CASE("a small book in Markdown") {
  MarkdownBook book;
  book.title("Rules");
  book.contents_line("III.B.c", 1);
  book.end_contents();
  book.section("III.B.c");
  book.entry("success.core", "Core");
  book.paragraph("A few.");
  book.fact("Source", "III.B.c (B-c1)");
  book.tree("Condition", {{0, "all of"}, {1, "Core: yes"}});
  book.table({{"If", "Then"}, {"a|b", "c"}});
  CHECK(book.take() ==
        "# Rules\n\n- [III.B.c](#iii-b-c) (1)\n\n<a id=\"iii-b-c\"></a>\n\n## III.B.c\n\n### Core "
        "`success.core`\n\nA few.\n\n"
        "- **Source**: III.B.c (B-c1)\n- **Condition**\n  - all of\n    - Core: yes\n\n| If | Then |\n| --- "
        "| --- |\n| a\\|b | c |\n");
}

TEST_CASE("a small book in HTML closes what it opens") {
  HtmlBook book(Language::english);
  book.title("R & D");
  book.contents_line("I", 1);
  book.end_contents();
  book.section("I");
  book.entry("a", "A");
  book.paragraph("x");
  book.entry("b", "B");
  book.tree("Condition", {{0, "all of"}, {1, "<c>"}});
  const std::string page = book.take();
  CHECK(page.find("<html lang=\"en\">") != std::string::npos);
  CHECK(page.find("<h1>R &amp; D</h1>") != std::string::npos);
  CHECK(page.find("<li style=\"--depth:1\">&lt;c&gt;</li>") != std::string::npos);
  const auto count = [&](std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) ++n;
    return n;
  };
  CHECK(count("<article") == 2);
  CHECK(count("</article>") == 2);
  CHECK(count("<ul") == count("</ul>"));
  CHECK(count("<dl") == count("</dl>"));
}

}  // namespace
}  // namespace diagclub
