//! Module `_socket`: the native part of `socket`.
//!
//! ```text
//!  socket ──► Socket { Handle (the descriptor), family, kind, protocol, timeout }
//! ```
//!
//! A socket with a timeout does not block in the system: it waits with `poll` for what it wants to do
//! ([`wait`]), so that handlers of signals run in between.

mod address;
mod constants;
mod errors;
mod hosts;
mod messages;
mod names;
mod numbers;
mod object;
mod options;
mod receive;
mod send;
mod wait;

use crate::io::handle::Handle;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{ClassId, R, Runtime, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// State of a socket.
#[derive(Debug)]
struct Socket {
    handle: RefCell<Rc<Handle>>,
    family: Cell<i32>,
    kind: Cell<i32>,
    protocol: Cell<i32>,
    /// `None` waits for ever, zero not at all.
    timeout: Cell<Option<Duration>>,
}

impl Foreign for Socket {}

impl Socket {
    fn fd(&self) -> i32 {
        self.handle.borrow().fd()
    }
}

/// What the module keeps for a runtime.
#[derive(Debug)]
struct Sockets {
    class: Cell<ClassId>,
    default_timeout: Cell<Option<Duration>>,
}

impl Default for Sockets {
    fn default() -> Sockets {
        Sockets {
            class: Cell::new(ClassId::OBJECT),
            default_timeout: Cell::default(),
        }
    }
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_socket");
    for table in [
        object::FUNCTIONS,
        names::TABLE,
        hosts::TABLE,
        numbers::TABLE,
    ] {
        rt.fill_module(module, table);
    }
    rt.fill_module(module, messages::FUNCTIONS);
    errors::add(rt, module)?;
    for (name, n) in constants::NAMED.iter().chain(constants::OTHERS) {
        let n = rt.new_int(*n);
        rt.set_module_attr(module, name, n);
    }
    rt.set_module_attr(module, "has_ipv6", Value::TRUE);
    let class = rt.define_class(&NativeClass {
        module: "_socket",
        name: "socket",
        doc: None,
        base: ClassId::OBJECT,
        methods: object::METHODS,
        state: true,
        dict: false,
    })?;
    for methods in [
        options::METHODS,
        send::METHODS,
        receive::METHODS,
        messages::METHODS,
    ] {
        rt.add_methods(class, methods);
    }
    rt.library.get::<Sockets>().class.set(class);
    let class = rt.class(class).object;
    rt.set_module_attr(module, "socket", class);
    rt.set_module_attr(module, "SocketType", class);
    Ok(())
}
