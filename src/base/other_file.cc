#include "base/other_file.h"

#include <algorithm>

#include "base/utf8.h"

namespace diagclub {

namespace {

using namespace std::string_view_literals;

constexpr const char* kSaveAsCsv = "save it as CSV (UTF-8) in the program that made it, and score that";
constexpr const char* kSaveAsUtf8 = "save it as UTF-8";
constexpr const char* kCopyText = "copy its text into a YAML file; `diagclub new` writes an empty one";
constexpr const char* kUnpack = "unpack it first; `diagclub score` reads folders, and .gz and .zst files";
constexpr const char* kExport = "export what it holds as CSV or NDJSON, and score that";
constexpr const char* kNoData = "it holds nothing that can be read: check the path";
constexpr const char* kPage =
    "what was saved is a page, perhaps one that asks to log in: download the data itself";

struct Kind {
  std::string_view start;
  const char* what;
  const char* help;
};

struct Told {
  const char* what;
  const char* help;
};

constexpr Kind kKinds[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "this is an old Excel or Word file (.xls, .doc), not text",
     kSaveAsCsv},
    {"%PDF-"sv, "this is a PDF, not text", kCopyText},
    {"{\\rtf"sv, "this is an RTF document, not text", kCopyText},
    {"SQLite format 3\0"sv, "this is an SQLite database, not text", kExport},
    {"$FL2@(#)"sv, "this is an SPSS file, not text", kExport},
    {"<stata_dta>"sv, "this is a Stata file, not text", kExport},
    {"PAR1\x15"sv, "this is a Parquet file, not text", kExport},
    {"ARROW1\0\0"sv, "this is an Arrow file, not text", kExport},
    {"\x1F\x8B"sv, "this is packed by gzip", kUnpack},
    {"\x28\xB5\x2F\xFD"sv, "this is packed by zstd", kUnpack},
    {"\xFD"
     "7zXZ\0"sv,
     "this is packed by xz", kUnpack},
    {"BZh91AY&SY"sv, "this is packed by bzip2", kUnpack},
    {"7z\xBC\xAF\x27\x1C"sv, "this is a 7z archive, not text", kUnpack},
    {"Rar!\x1A\x07"sv, "this is a RAR archive, not text", kUnpack},
    {"\x89PNG\r\n"sv, "this is a picture (PNG), not text", kNoData},
    {"\xFF\xD8\xFF"sv, "this is a picture (JPEG), not text", kNoData},
    {"GIF89a"sv, "this is a picture (GIF), not text", kNoData},
    {"\x7F"
     "ELF"sv,
     "this is a program, not text", kNoData},
    {"version https://git-lfs.github.com/"sv, "this only says where git-lfs keeps the file",
     "fetch the file itself: `git lfs pull`"},
    {"\0\0\xFE\xFF"sv, "this is UTF-32 text", kSaveAsUtf8},
    // Read as UTF-16, whose mark it starts with.
    {"\xEF\xBB\xBF\0"sv, "this is UTF-32 text", kSaveAsUtf8},
};

bool starts_without_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

// By the names of what it holds, which stand behind each `PK\3\4`.
Told zip_file(std::string_view text) {
  constexpr std::string_view kEntry = "PK\3\4";
  constexpr std::size_t kNameSize = 26;
  constexpr std::size_t kName = 30;
  constexpr std::string_view kOpenDocument = "application/vnd.oasis.opendocument.";
  for (std::size_t at = 0; (at = text.find(kEntry, at)) != std::string_view::npos; ++at) {
    if (at + kName > text.size()) break;
    const std::size_t size = static_cast<unsigned char>(text[at + kNameSize]);
    const std::string_view name = text.substr(at + kName, size);
    const std::string_view content = text.substr(std::min(at + kName + size, text.size()));
    if (name.starts_with("xl/")) return {"this is an Excel workbook (.xlsx), not text", kSaveAsCsv};
    if (name.starts_with("word/")) return {"this is a Word document (.docx), not text", kCopyText};
    if (name.starts_with("ppt/")) return {"this is a presentation (.pptx), not text", kCopyText};
    if (name.starts_with("Index/")) return {"this is a Numbers or Pages document, not text", kSaveAsCsv};
    if (name != "mimetype" || !content.starts_with(kOpenDocument)) continue;
    const bool sheet = content.substr(kOpenDocument.size()).starts_with("spreadsheet");
    if (sheet) return {"this is a LibreOffice workbook (.ods), not text", kSaveAsCsv};
    return {"this is a LibreOffice document (.odt), not text", kCopyText};
  }
  return {"this is a zip archive, not text", kUnpack};
}

// Without a mark, every other byte, or three of four, of common text are zero.
std::optional<Fault> wide_text(std::string_view text) {
  if (text.size() < 8) return std::nullopt;
  const auto zero = [&](std::size_t at) { return text[at] == '\0'; };
  const bool big = zero(0) && !zero(1) && zero(2) && !zero(3);
  const bool little = !zero(0) && zero(1) && !zero(2) && zero(3);
  if (big || little) return Fault{"this is UTF-16 text without the mark that says so", kSaveAsUtf8};
  const bool four_big =
      zero(0) && zero(1) && zero(2) && !zero(3) && zero(4) && zero(5) && zero(6) && !zero(7);
  const bool four_little =
      !zero(0) && zero(1) && zero(2) && zero(3) && !zero(4) && zero(5) && zero(6) && zero(7);
  if (four_big || four_little) return Fault{"this is UTF-32 text", kSaveAsUtf8};
  return std::nullopt;
}

}  // namespace

std::optional<Fault> other_file(std::string_view start) {
  for (const Kind& kind : kKinds) {
    if (start.starts_with(kind.start)) return Fault{kind.what, kind.help};
  }
  if (start.starts_with("PK\3\4") || start.starts_with("PK\5\6")) {
    const Told zip = zip_file(start);
    return Fault{zip.what, zip.help};
  }
  constexpr std::size_t kTarMark = 257;
  if (start.size() > kTarMark && start.substr(kTarMark).starts_with("ustar"))
    return Fault{"this is a tar archive, not text", kUnpack};
  std::string_view page = start.starts_with(kByteOrderMark) ? start.substr(kByteOrderMark.size()) : start;
  page.remove_prefix(std::min(page.find_first_not_of(" \t\r\n"), page.size()));
  if (starts_without_case(page, "<!doctype html") || starts_without_case(page, "<html"))
    return Fault{"this is a page of the web (HTML), not data", kPage};
  if (page.starts_with("<?xml")) return Fault{"this is XML", kExport};
  return wide_text(start);
}

}  // namespace diagclub
