//! `TextIOWrapper`: its attributes, and `reconfigure`.

use super::common::{call, unsupported};
use super::newline::Newline;
use super::text::{self, CHUNK, Text};
use super::text_methods::{encoding_argument, opened, ready, text_argument};
use rekindle_objects::codecs::Codec;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Attributes and questions.
    pub(super) ATTRIBUTES:
    "TextIOWrapper.reconfigure" => reconfigure, 1, 1, true, Method;
    "TextIOWrapper.fileno" => fileno, 1, 1, false, Method;
    "TextIOWrapper.isatty" => isatty, 1, 1, false, Method;
    "TextIOWrapper.seekable" => seekable, 1, 1, false, Method;
    "TextIOWrapper.readable" => readable, 1, 1, false, Method;
    "TextIOWrapper.writable" => writable, 1, 1, false, Method;
    "TextIOWrapper.buffer" => buffer, 1, 1, false, Getter;
    "TextIOWrapper.encoding" => encoding, 1, 1, false, Getter;
    "TextIOWrapper.errors" => errors, 1, 1, false, Getter;
    "TextIOWrapper.newlines" => newlines, 1, 1, false, Getter;
    "TextIOWrapper.line_buffering" => line_buffering, 1, 1, false, Getter;
    "TextIOWrapper.write_through" => write_through, 1, 1, false, Getter;
    "TextIOWrapper.name" => name, 1, 1, false, Getter;
    "TextIOWrapper.closed" => closed, 1, 1, false, Getter;
    "TextIOWrapper._CHUNK_SIZE" => chunk_size, 1, 1, false, Getter;
    "TextIOWrapper.__repr__" => repr, 1, 1, false, Method;
}

fn reconfigure(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = [
        "encoding",
        "errors",
        "newline",
        "line_buffering",
        "write_through",
    ];
    let given = rt.keyword_args("reconfigure", args, names)?;
    let [encoding, errors, newline, lines, through] = given;
    let v = args.all[0];
    let state = ready(rt, &v, "reconfigure")?;
    let set = |v: Value| !v.is_null() && !v.is_none();
    if !state.text.borrow().is_empty() && (set(encoding) || set(errors) || !newline.is_null()) {
        return unsupported(
            rt,
            "It is not possible to set the encoding or newline of stream after the first read",
        );
    }
    let new_newline = match newline {
        Value::NULL => state.newline.get(),
        v => Newline::of(rt, v, "reconfigure")?,
    };
    let line_buffering = if set(lines) {
        rt.truth(lines)?
    } else {
        state.line_buffering.get()
    };
    let write_through = if set(through) {
        rt.truth(through)?
    } else {
        state.write_through.get()
    };
    call(rt, v, "flush", &[])?;
    if set(encoding) || set(errors) {
        // A new encoding starts with its own default of the error handler.
        let kept = if set(encoding) {
            Value::NONE
        } else {
            state.errors.get()
        };
        let errors = text_argument(
            rt,
            if set(errors) { errors } else { kept },
            "errors",
            "strict",
        )?;
        let encoding = if set(encoding) {
            encoding_argument(rt, encoding)?
        } else {
            state.encoding.get()
        };
        let coding = text::find_coding(rt, encoding, errors)?;
        state.coding.set(coding);
        state.encoding.set(encoding);
        state.errors.set(errors);
        rt.state_barrier(v, encoding);
        rt.state_barrier(v, errors);
        if let text::Coding::Python(encoder, decoder) = coding {
            rt.state_barrier(v, encoder);
            rt.state_barrier(v, decoder);
        }
    }
    state.newline.set(new_newline);
    let buffers_more = line_buffering && !state.line_buffering.get()
        || write_through && !state.write_through.get();
    state.line_buffering.set(line_buffering);
    state.write_through.set(write_through);
    if let Some(n) = rt.std_stream(v)
        && (buffers_more || !is_plain(rt, state, n))
    {
        rt.std_streams[n as usize] = Value::NULL;
    }
    Ok(Value::NONE)
}

/// Is what a standard stream does with text what the short way for `print` does?
fn is_plain(rt: &Runtime, state: &Text, stream: u8) -> bool {
    let utf8 = matches!(
        state.coding.get(),
        text::Coding::Native(Codec::Utf8 { mark: false })
    );
    let errors = if stream == 1 {
        "backslashreplace"
    } else {
        "strict"
    };
    utf8 && text::errors_name(rt, state) == errors && state.newline.get().written().is_none()
}

fn forward(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<Value> {
    let state = opened(rt, &args.all[0], method)?;
    call(rt, state.buffer.get(), method, &[])
}

fn fileno(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "fileno")
}

fn isatty(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "isatty")
}

fn seekable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "seekable")
}

fn readable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "readable")
}

fn writable(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    forward(rt, args, "writable")
}

fn buffer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(ready(rt, &args.all[0], "buffer")?.buffer.get())
}

fn encoding(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(ready(rt, &args.all[0], "encoding")?.encoding.get())
}

fn errors(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(ready(rt, &args.all[0], "errors")?.errors.get())
}

fn newlines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let seen = ready(rt, &args.all[0], "newlines")?.seen();
    Ok(seen.value(rt))
}

fn line_buffering(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "line_buffering")?;
    Ok(Value::bool(state.line_buffering.get()))
}

fn write_through(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "write_through")?;
    Ok(Value::bool(state.write_through.get()))
}

fn name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "name")?;
    let name = rt.names.name_attr;
    rt.get_attr(state.buffer.get(), name)
}

fn closed(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = ready(rt, &args.all[0], "closed")?;
    let closed = rt.intern("closed");
    rt.get_attr(state.buffer.get(), closed)
}

fn chunk_size(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(CHUNK as i64))
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let v = args.all[0];
    let state = ready(rt, &v, "__repr__")?;
    let class = rt.class_of(v);
    let mut out = format!("<{}", rt.class_path(class));
    for attribute in ["name", "mode"] {
        let key = rt.intern(attribute);
        match rt.get_attr_opt(v, key) {
            Ok(Some(value)) => {
                let value = rt.repr_text(value)?;
                out.push_str(&format!(" {attribute}={value}"));
            }
            Ok(None) => {}
            Err(_) => drop(rt.clear_pending()),
        }
    }
    let encoding = rt.repr_text(state.encoding.get())?;
    out.push_str(&format!(" encoding={encoding}>"));
    Ok(rt.new_str(&out))
}
