#!/usr/bin/env python3
"""onoma in somebody else's project: installed and found by find_package, and by add_subdirectory."""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

FIND = """cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
find_package(onoma 0.1 REQUIRED)
add_executable(consumer consumer.cc)
target_link_libraries(consumer PRIVATE onoma::onoma)
"""

SUBDIRECTORY = """cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES C CXX ASM)
set(CMAKE_CXX_STANDARD 17)  # the library asks for its own standard
add_subdirectory("{source}" onoma)
foreach(target onoma_cli onoma_bench names_test)
  if(TARGET ${{target}})
    message(FATAL_ERROR "${{target}} is built in somebody else's project")
  endif()
endforeach()
add_executable(consumer consumer.cc)
target_link_libraries(consumer PRIVATE onoma::onoma)
"""


def run(*command, **options):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout[-4000:]}")
    return done.stdout


def build(folder, cmake_lists, args, *options):
    folder.mkdir()
    (folder / "CMakeLists.txt").write_text(cmake_lists)
    (folder / "consumer.cc").write_bytes((HERE / "consumer.cc").read_bytes())
    run("cmake", "-S", folder, "-B", folder / "build", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=",
        f"-DCMAKE_CXX_COMPILER={args.cxx}", f"-DCMAKE_C_COMPILER={args.cc}", *options)
    run("cmake", "--build", folder / "build", "--target", "consumer", "-j", os.environ.get("ONOMA_TEST_JOBS", "2"))
    output = run(folder / "build" / "consumer")
    if not output.startswith("consumer: "):
        sys.exit(f"{folder.name}: said {output!r}")
    return output


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--cxx", required=True)
    parser.add_argument("--cc", required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        run("cmake", "--install", args.build, "--prefix", tmp / "prefix")
        installed = {p.relative_to(tmp / "prefix").as_posix() for p in (tmp / "prefix").rglob("*") if p.is_file()}
        public = {"include/onoma/" + p.name for p in (args.source / "core/include/onoma").glob("*.h")}
        headers = {p for p in installed if p.startswith("include/")}
        if headers != public:
            sys.exit(f"installed headers differ from the public ones: {sorted(headers ^ public)}")
        # The prefix may be moved: nothing in it names the build or the source tree.
        for config in sorted((tmp / "prefix").rglob("*.cmake")):
            for path in (args.source, args.build, tmp):
                if str(path) in config.read_text():
                    sys.exit(f"{config.name} names {path}")
        (tmp / "prefix").rename(tmp / "moved")
        found = build(tmp / "find", FIND, args, f"-DCMAKE_PREFIX_PATH={tmp / 'moved'}")
        within = build(tmp / "within", SUBDIRECTORY.format(source=args.source), args)
        if found != within:
            sys.exit(f"two builds, two answers: {found!r} {within!r}")
        tool = tmp / "moved" / "bin" / "onoma"
        if tool.exists() and "onoma" not in run(tool, "--help"):
            sys.exit("the installed command does not run")
    print("installed, found, built and run")


if __name__ == "__main__":
    main()
