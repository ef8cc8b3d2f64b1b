// Tables with stray quotes in; their records, the odd ones among them and where reading goes on out.
#include "read/csv/csv_scan.h"

#include "catch.h"

namespace diagclub {
namespace {

constexpr std::size_t kAll = CsvScan::npos;

// Each record of a table of some columns, `|` behind it; before an odd one `!` for a fault or `~` for a
// doubt.
std::string scanned(std::string_view text, std::size_t columns, std::size_t enough = kAll) {
  const CsvScan scan(',', columns);
  std::string all;
  for (std::size_t done = 0; done < text.size();) {
    const auto whole = scan.whole(text.substr(done), enough, true);
    REQUIRE(whole.size > 0);
    CsvRecords records(',');
    records.start(text.substr(done, whole.size), 0, &whole.odd);
    while (const CsvRecord* record = records.next()) {
      const bool fault = record->fault != CsvFault::none;
      CHECK((record->odd != nullptr && !record->odd->sound) == fault);
      all += (record->odd == nullptr ? "" : fault ? "!" : "~") + std::string(record->text) + "|";
    }
    done += whole.size;
  }
  if (enough == kAll) {
    // Whatever is read at once.
    for (const std::size_t size : {1U, 2U, 3U, 7U, 20U}) CHECK(scanned(text, columns, size) == all);
  }
  return all;
}

}  // namespace

TEST_CASE("a stray quote takes its own record only", "[csv]") {
  // Never closed; closed in the middle of a cell further down; closed where nothing shows it.
  CHECK(scanned("a,b\nc,\"d\ne,f\ng,h\n", 2) == "a,b\n|!c,\"d\n|e,f\n|g,h\n|");
  CHECK(scanned("A,x,1\n\"B,x,2\nC,x,3\nD,x,\"4\"\nE,x,5\n", 3) ==
        "A,x,1\n|!\"B,x,2\n|C,x,3\n|D,x,\"4\"\n|E,x,5\n|");
  CHECK(scanned("A,1,\"L\nB,2,P\nC,3,N\"\nD,4,M\n", 3) == "~A,1,\"L\nB,2,P\nC,3,N\"\n|D,4,M\n|");
  // As many separators, but in the first cell: the record would be short.
  CHECK(scanned("\"A,1,L\nB,2,P\"\nC,3,N\n", 3) == "!\"A,1,L\n|B,2,P\"\n|C,3,N\n|");
  // In each line.
  CHECK(scanned("a,\"b\nc,\"d\ne,\"f\n", 2) == "!a,\"b\n|!c,\"d\n|!e,\"f\n|");
  CHECK(scanned("a,\"b\r\nc,\"d\r\n", 2) == "!a,\"b\r\n|!c,\"d\r\n|");
  // The last record, cut short within its cell.
  CHECK(scanned("a,b\nc,\"one\ntwo\n", 2) == "a,b\n|!c,\"one\ntwo\n|");
  CHECK(scanned("a,\"", 2) == "!a,\"|");
  // A single column: any line may be a record.
  CHECK(scanned("a\n\"b\nc\nd\n", 1) == "a\n|!\"b\n|c\n|d\n|");
}

TEST_CASE("text behind a closing quote is the fault of its record", "[csv]") {
  CHECK(scanned("\"a\"b,c\nd,e\n", 2) == "!\"a\"b,c\n|d,e\n|");
  // Reading goes on at the next line outside quotes.
  CHECK(scanned("\"say \"hello\" to\",\"one\ntwo\"\nd,e\n", 2) ==
        "!\"say \"hello\" to\",\"one\ntwo\"\n|d,e\n|");
  CHECK(scanned("a,\"one\ntwo \"three\"\nfour\"\nd,e\n", 2) == "!a,\"one\ntwo \"three\"\n|four\"\n|d,e\n|");
  // A later cell of the same record swallows lines.
  CHECK(scanned("\"a\"b,\"c\nd,e\nf,g\n", 2) == "!\"a\"b,\"c\n|d,e\n|f,g\n|");
}

TEST_CASE("a sound cell of many lines stays one record", "[csv]") {
  CHECK(scanned("A,\"one\ntwo\n\nthree\"\nB,y\n", 2) == "A,\"one\ntwo\n\nthree\"\n|B,y\n|");
  CHECK(scanned("A,\"say \"\"yes\"\"\nor no\"\nB,y\n", 2) == "A,\"say \"\"yes\"\"\nor no\"\n|B,y\n|");
  // Commas as in prose make no doubt where the heading has more.
  CHECK(scanned("A,1,\"one, two\nthree, four\"\nB,2,y\n", 3) == "A,1,\"one, two\nthree, four\"\n|B,2,y\n|");
  const std::string long_cell = "A,\"" + std::string(3000, 'x') + "\n" + std::string(3000, 'y') + "\"\n";
  CHECK(scanned(long_cell + "B,y\n", 2) == long_cell + "|B,y\n|");
}

TEST_CASE("a record may be too large, and ends all the same", "[csv]") {
  const CsvScan scan(',', 2, 20);
  const auto is_large = [&](std::string_view text, bool at_end) {
    const auto whole = scan.whole(text, kAll, at_end);
    CHECK(whole.too_large == (whole.size == 0));
    return whole.too_large;
  };
  // Up to 20 bytes, whatever follows.
  CHECK(is_large("a,\"3456789\n123456789\"\n", true));
  CHECK(!is_large("a,\"3456789\n1234567\"\nb,c\n", true));
  CHECK(is_large("a,\"3456789\n123456789\"", false));
  CHECK(is_large("a,3456789 123456789 123456789\nb,c\n", true));
  // Lines that look like records: the quote is a stray one, however far the next is.
  const auto whole = scan.whole("a,\"b\nc,d\ne,f\ng,h\ni,j\nk,\"l\"\n", 1, true);
  CHECK(whole.size == 5);
  REQUIRE(whole.odd.size() == 1);
  CHECK(whole.odd[0].fault == CsvFault::open_quote);
  CHECK(whole.odd[0].opened == 2);
  CHECK(whole.odd[0].lines > 0);

  const std::string_view rest = "a,\"b\"\"c\nd\"\ne,f\n";
  for (std::size_t size = 1; size < rest.size(); ++size) {
    CsvSkip skip(',');
    std::size_t done = 0;
    std::size_t end = CsvScan::npos;
    for (; done < rest.size() && end == CsvScan::npos; done += size) {
      end = skip.rest(rest.substr(done, size));
      if (end != CsvScan::npos) end += done;
    }
    CHECK(end == 11);
  }
}

}  // namespace diagclub
