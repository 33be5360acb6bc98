use super::error;
use crate::ErrorKind;

/// Sources and CPython's messages.
#[test]
fn messages() {
    for (source, message) in [
        ("return 1", "'return' outside function"),
        ("class C:\n    return", "'return' outside function"),
        ("break", "'break' outside loop"),
        ("if x:\n    continue", "'continue' not properly in loop"),
        (
            "def f():\n    for x in y:\n        def g():\n            break",
            "'break' outside loop",
        ),
        ("yield 1", "'yield' outside function"),
        ("await x", "'await' outside function"),
        ("def f():\n    await x", "'await' outside async function"),
        (
            "def f(a, a): pass",
            "duplicate argument 'a' in function definition",
        ),
        (
            "def f(a):\n    global a",
            "name 'a' is parameter and global",
        ),
        (
            "def f():\n    a = 1\n    global a",
            "name 'a' is assigned to before global declaration",
        ),
        (
            "def f():\n    print(a)\n    global a",
            "name 'a' is used prior to global declaration",
        ),
        (
            "def f():\n    nonlocal a",
            "no binding for nonlocal 'a' found",
        ),
        (
            "nonlocal a",
            "nonlocal declaration not allowed at module level",
        ),
        (
            "def f():\n    global a\n    nonlocal a",
            "name 'a' is nonlocal and global",
        ),
        ("*a, *b = c", "multiple starred expressions in assignment"),
        (
            "*a = c",
            "starred assignment target must be in a list or tuple",
        ),
        ("x = *a", "can't use starred expression here"),
        ("f(x=1, x=2)", "keyword argument repeated: x"),
        (
            "def f():\n    from x import *",
            "import * only allowed at module level",
        ),
        (
            "x = 1\nfrom __future__ import annotations",
            "from __future__ imports must occur at the beginning of the file",
        ),
        (
            "from __future__ import nope",
            "future feature nope is not defined",
        ),
        (
            "try:\n    x\nexcept:\n    y\nexcept A:\n    z",
            "default 'except:' must be last",
        ),
        (
            "[x := 1 for x in y]",
            "assignment expression cannot rebind comprehension iteration variable 'x'",
        ),
        (
            "match x:\n    case a:\n        pass\n    case b:\n        pass",
            "name capture 'a' makes remaining patterns unreachable",
        ),
        (
            "match x:\n    case [a, a]:\n        pass",
            "multiple assignments to name 'a' in pattern",
        ),
        (
            "match x:\n    case [a] | [b]:\n        pass",
            "alternative patterns bind different names",
        ),
        (
            "def f():\n    async with x: pass",
            "'async with' outside async function",
        ),
        (
            "def f():\n    [x async for x in y]",
            "asynchronous comprehension outside of an asynchronous function",
        ),
        ("__debug__ = 1", "cannot assign to __debug__"),
        ("None = 1", "cannot assign to None"),
        (
            "f() = 1",
            "cannot assign to function call here. Maybe you meant '==' instead of '='?",
        ),
        ("x = (1", "'(' was never closed"),
        (
            "x = 'abc",
            "unterminated string literal (detected at line 1)",
        ),
        ("f(a=1, 2)", "positional argument follows keyword argument"),
        ("if x\n    pass", "expected ':'"),
        ("x = 1 +", "invalid syntax"),
        ("a\0b", "source code string cannot contain null bytes"),
        (
            "async def f():\n    yield 1\n    return 2",
            "'return' with value in async generator",
        ),
    ] {
        let error = error(source);
        assert_eq!(error.message, message, "{source}");
        assert_eq!(error.kind, ErrorKind::Syntax, "{source}");
    }
}

#[test]
fn indentation() {
    for (source, message) in [
        (
            "if x:\npass",
            "expected an indented block after 'if' statement on line 1",
        ),
        ("x = 1\n  y = 2", "unexpected indent"),
        (
            "if x:\n    y\n  z",
            "unindent does not match any outer indentation level",
        ),
    ] {
        let error = error(source);
        assert_eq!(error.message, message, "{source}");
        assert_eq!(error.kind, ErrorKind::Indentation, "{source}");
    }
}

#[test]
fn place_of_an_error() {
    let error = error("x = 1\n  \ndef f():\n    return\nbreak  # no\n");
    assert_eq!(
        (error.line, error.column, error.end_line, error.end_column),
        (5, 0, 5, 5)
    );
    assert_eq!(error.text, "break  # no");
}

#[test]
fn leaving_a_finally_block_is_warned_of() {
    let warned = |source: &str| {
        let mut warnings = Vec::new();
        let options = crate::Options::module("test.py");
        crate::compile_warning(source, &options, &mut warnings).expect("compiles");
        let lines = warnings.iter().map(|w| format!("{} {}", w.line, w.message));
        lines.collect::<Vec<_>>()
    };
    let loops =
        "for x in y:\n    try: pass\n    finally:\n        for z in y: break\n        continue\n";
    assert_eq!(warned(loops), ["5 'continue' in a 'finally' block"]);
    let function =
        "def f():\n    try: pass\n    finally:\n        while g():\n            return 1\n";
    assert_eq!(warned(function), ["5 'return' in a 'finally' block"]);
    let nested = "try: pass\nfinally:\n    def f(): return 1\n";
    assert!(warned(nested).is_empty());
    let always = "assert (x, 'text')\n";
    assert_eq!(
        warned(always),
        ["1 assertion is always true, perhaps remove parentheses?"]
    );
}
