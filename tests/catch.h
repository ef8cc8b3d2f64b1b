// The one place where the tests choose between Catch2 3 (catch_all.hpp) and Catch2 2 (catch.hpp).
#pragma once
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
