//! `sys.stdin`, `sys.stdout`, `sys.stderr`: the same classes as other files, but what is written goes to the runtime's
//! [`Output`](rekindle_objects::runtime::Output), in order with what `print` writes there directly.

use super::buffered::{Buffered, Direction};
use super::buffered_methods::buffer;
use super::newline::Newline;
use super::text_methods::{Wrapping, wrap};
use super::{DEFAULT_BUFFER_SIZE, file, handle};
use rekindle_objects::{R, Runtime, Value};

/// Descriptors, modes, names and error handlers, by number of the stream.
const STREAMS: [(i64, &str, &str, &str); 3] = [
    (1, "w", "stdout", "strict"),
    (2, "w", "stderr", "backslashreplace"),
    (0, "r", "stdin", "strict"),
];

/// Makes the streams and enters them into module `sys`.
pub(crate) fn add_streams(rt: &mut Runtime, sys: Value, unbuffered: bool) -> R<()> {
    for number in 0..3 {
        let stream = match stream(rt, number, unbuffered) {
            Ok(stream) => stream,
            // The descriptor is closed: there is no such stream.
            Err(_) => {
                rt.clear_pending();
                Value::NONE
            }
        };
        let name = STREAMS[number as usize].2;
        rt.set_module_attr(sys, name, stream);
        rt.set_module_attr(sys, &format!("__{name}__"), stream);
        if !stream.is_none() {
            rt.std_streams[number as usize] = stream;
        }
    }
    Ok(())
}

fn stream(rt: &mut Runtime, number: u8, unbuffered: bool) -> R<Value> {
    let (fd, mode, name, errors) = STREAMS[number as usize];
    let raw = file::open(rt, Value::small_int(fd), mode, false, Value::NONE)?;
    let (label, key) = (rt.intern(&format!("<{name}>")), rt.names.name_attr);
    rt.set_attr(raw, key, label)?;
    let direction = if mode == "r" {
        Direction::Read
    } else {
        Direction::Write
    };
    let buffer = buffer(rt, direction, raw, DEFAULT_BUFFER_SIZE)?;
    let encoding = rt.intern("utf-8");
    let errors = rt.intern(errors);
    let terminal = handle::is_terminal(fd as i32);
    let wrapping = Wrapping {
        buffer,
        encoding,
        errors,
        newline: if mode == "r" {
            Newline::Translated
        } else {
            Newline::Lf
        },
        line_buffering: number == 1 || terminal && mode == "w",
        write_through: unbuffered,
    };
    let v = wrap(rt, &wrapping)?;
    if mode == "w" {
        rt.own_state::<Buffered>(&buffer, "write")?
            .std
            .set(Some(number));
    }
    let (mode, key) = (rt.intern(mode), rt.intern("mode"));
    rt.set_attr(v, key, mode)?;
    Ok(v)
}
