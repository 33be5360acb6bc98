//! The plugin as its host sees it: bytes in, bytes out.

use object::{Object, ObjectSymbol};
use rekindle_llvm::{
    Buffer, Status, rekindle_llvm_compile, rekindle_llvm_failed, rekindle_llvm_free,
    rekindle_llvm_version,
};
use rekindle_trace_ir::parse;
use rekindle_trace_ir::protocol::{self, ENTRY, LITERALS, Refusal, Request, Response, Target};

fn ask(request: &[u8]) -> Response {
    let mut out = Buffer {
        data: std::ptr::null_mut(),
        len: 0,
    };
    // SAFETY: both point to what they should.
    let status = unsafe { rekindle_llvm_compile(request.as_ptr(), request.len(), &mut out) };
    assert_eq!(status, Status::Answered as i32);
    // SAFETY: the plugin filled it.
    let bytes = unsafe { std::slice::from_raw_parts(out.data, out.len) };
    let response = protocol::decode(bytes).expect("the plugin speaks the protocol");
    // SAFETY: the plugin filled it, and it is freed twice only after it is empty.
    unsafe {
        rekindle_llvm_free(&mut out);
        rekindle_llvm_free(&mut out);
    }
    assert_eq!(out.len, 0);
    response
}

fn request(triple: &str) -> Request {
    let text = "
        literal l0 = name \"a\"
        b0:
          %0 = literal.value l0
          return %0";
    Request {
        unit: parse(text).expect("the text is a unit"),
        target: Target {
            triple: triple.into(),
            cpu: "generic".into(),
            features: String::new(),
        },
        level: 2,
        count_loops: false,
        forced_exits: false,
    }
}

fn bytes(request: &Request) -> Vec<u8> {
    protocol::encode(request).expect("a short request")
}

#[test]
fn objects_come_for_both_targets() {
    let targets = [
        ("x86_64-unknown-linux-gnu", object::Architecture::X86_64),
        ("aarch64-unknown-linux-gnu", object::Architecture::Aarch64),
    ];
    for (triple, architecture) in targets {
        let compiled = ask(&bytes(&request(triple))).expect("it compiles");
        let file = object::File::parse(&*compiled.object).expect("an object file");
        assert_eq!(file.architecture(), architecture);
        let entry = file.symbol_by_name(ENTRY).expect("it has the function");
        assert!(entry.is_definition());
        let undefined: Vec<_> = file.symbols().filter(|s| s.is_undefined()).collect();
        let names = undefined.iter().filter_map(|s| s.name().ok());
        assert_eq!(
            names.filter(|n| !n.is_empty()).collect::<Vec<_>>(),
            [LITERALS]
        );
    }
    assert_eq!(rekindle_llvm_version(), protocol::version());
    assert_eq!(rekindle_llvm_failed(), 0);
}

#[test]
fn equal_requests_give_equal_objects() {
    let request = bytes(&request("x86_64-unknown-linux-gnu"));
    assert_eq!(ask(&request), ask(&request));
}

#[test]
fn what_is_no_request_is_refused() {
    assert_eq!(ask(b""), Err(Refusal::Malformed));
    let mut longer = bytes(&request("x86_64-unknown-linux-gnu"));
    longer.push(0);
    assert_eq!(ask(&longer), Err(Refusal::Malformed));
}

#[test]
fn units_and_targets_that_make_no_sense_are_refused() {
    let mut invalid = request("x86_64-unknown-linux-gnu");
    invalid.unit.literals.clear();
    let response = ask(&bytes(&invalid));
    assert!(matches!(response, Err(Refusal::Invalid(_))), "{response:?}");
    let response = ask(&bytes(&request("no-such-thing")));
    assert!(matches!(response, Err(Refusal::Target(_))), "{response:?}");
}
