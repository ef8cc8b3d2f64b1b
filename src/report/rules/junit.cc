// Suites of named cases in, JUnit's XML out.
#include "report/rules/junit.h"

#include <algorithm>

#include "base/sizes.h"
#include "report/text/xml.h"

namespace diagclub {

namespace {

using pugi::xml_node;

std::size_t failures(const JunitSuite& suite) {
  return size_from(std::count_if(suite.cases.begin(), suite.cases.end(),
                                 [](const JunitCase& one) { return one.failure.has_value(); }));
}

void add_case(xml_node suite, const JunitCase& tried) {
  xml_node node = add_element(suite, "testcase");
  set_attribute(node, "name", tried.name);
  set_attribute(node, "classname", tried.classname);
  set_attribute(node, "file", tried.file);
  if (tried.line > 0) node.append_attribute("line") = tried.line;
  if (!tried.failure) return;
  xml_node failure = node.append_child("failure");
  set_attribute(failure, "message", tried.failure->message);
  set_attribute(failure, "type", "failure");
  add_lines(failure, tried.failure->lines);
}

}  // namespace

std::string junit_from_suites(const std::string& name, const std::vector<JunitSuite>& suites) {
  pugi::xml_document document;
  xml_node declaration = document.append_child(pugi::node_declaration);
  set_attribute(declaration, "version", "1.0");
  set_attribute(declaration, "encoding", "UTF-8");
  xml_node root = add_element(document, "testsuites");
  set_attribute(root, "name", name);
  std::size_t tests = 0;
  std::size_t failed = 0;
  for (const JunitSuite& suite : suites) {
    tests += suite.cases.size();
    failed += failures(suite);
  }
  set_attribute(root, "tests", std::to_string(tests));
  set_attribute(root, "failures", std::to_string(failed));
  set_attribute(root, "errors", "0");
  for (const JunitSuite& suite : suites) {
    xml_node node = add_element(root, "testsuite");
    set_attribute(node, "name", suite.name);
    set_attribute(node, "tests", std::to_string(suite.cases.size()));
    set_attribute(node, "failures", std::to_string(failures(suite)));
    set_attribute(node, "errors", "0");
    set_attribute(node, "skipped", "0");
    for (const JunitCase& tried : suite.cases) add_case(node, tried);
  }
  return text_from_xml(document);
}

}  // namespace diagclub
