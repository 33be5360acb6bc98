use super::code;
use crate::{Options, compile};
use std::path::Path;

/// Every program of the test collection compiles, verifies, and has positions in range.
#[test]
fn programs_compile() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/py/programs");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().extension().is_none_or(|e| e != "py") {
            continue;
        }
        let source = std::fs::read_to_string(entry.path()).unwrap();
        let lines = source.lines().count() as u32;
        code(&source).walk(&mut |c| {
            assert!(c.positions.iter().all(|p| p.at.line <= lines));
            assert!(c.positions.is_sorted_by_key(|p| p.pc));
        });
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn positions_cover_what_cpython_underlines() {
    let source = "def f(a):\n    return a.b[0](1,\n        2) + (a\n        .c(3))\n";
    let code = code(source);
    let f = &code.codes[0];
    let spans: Vec<String> = f
        .positions
        .iter()
        .map(|p| {
            let at = p.at;
            format!(
                "{} {}:{}-{}:{}",
                p.pc, at.line, at.column, at.end_line, at.end_column
            )
        })
        .collect();
    expect_test::expect![[r#"
        0 2:11-2:14
        1 2:11-2:17
        2 2:18-2:19
        3 3:8-3:9
        4 2:11-3:10
        5 4:9-4:10
        6 4:11-4:12
        7 4:9-4:13
        8 2:11-4:14
        9 2:4-4:14"#]]
    .assert_eq(&spans.join("\n"));
}

#[test]
fn line_ends_are_translated() {
    let unix = code("x = '''a\nb'''\ny = 2\n");
    let dos = compile(
        "\u{feff}x = '''a\r\nb'''\r\ny = 2\r\n",
        &Options::module("test.py"),
    );
    assert_eq!(unix.consts, dos.unwrap().consts);
}

#[test]
fn optimized_code_has_no_asserts_and_no_docs() {
    let source = "def f():\n    'doc'\n    assert x\n    return __debug__\n";
    let options = Options {
        optimize: 2,
        ..Options::module("test.py")
    };
    let code = compile(source, &options).unwrap();
    expect_test::expect![[r#"
        code f (1 registers)
            1    0  load_const r0,False
            4    1  return r0
    "#]]
    .assert_eq(&super::show(&code));
}
