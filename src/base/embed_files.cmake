# Writes OUT: the text of every file of FILES (paths below ROOT) as C++ string literals, given by FUNCTION, which
# HEADER declares.
set(entries "")
foreach(path IN LISTS FILES)
  file(READ ${ROOT}/${path} bytes HEX)
  # With its length, which the compiler would else count byte by byte and give up on.
  string(LENGTH "${bytes}" length)
  math(EXPR length "${length} / 2")
  string(REGEX REPLACE "(................................................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(REGEX REPLACE "([^\n]+)\n?" "    \"\\1\"\n" bytes "${bytes}")
  if(length EQUAL 0)
    set(bytes "    \"\"\n")
  endif()
  string(APPEND entries "  {\"${path}\",\n   {\n${bytes}    , ${length}}},\n")
endforeach()
file(WRITE ${OUT}.new "// Made from files of the source when the program is built.\n#include \"${HEADER}\"\n\nnamespace diagclub {\n\nconstexpr EmbeddedFile kFiles[] = {\n${entries}};\n\nstd::span<const EmbeddedFile> ${FUNCTION}() { return kFiles; }\n\n}  // namespace diagclub\n")
file(RENAME ${OUT}.new ${OUT})
