//! Runtime and interpreter alone: no store, no engine unless one is lent.

use rekindle_machine::NativeStack;
use rekindle_objects::runtime::Captured;
use rekindle_objects::{CodeState, Runtime, Value, helpers};
use rekindle_tier0::{Engine, Interp};
use std::ptr::NonNull;

/// A machine without policy.
pub struct World {
    rt: Box<Runtime>,
    interp: Box<Interp>,
    stack: NativeStack,
}

/// A module's code, linked in the world that gave it.
#[derive(Clone, Copy, Debug)]
pub struct Linked(*mut CodeState);

impl Default for World {
    fn default() -> World {
        World::new()
    }
}

impl World {
    /// A world with the builtins.
    pub fn new() -> World {
        let stack = NativeStack::new().expect("address space");
        let mut rt = Runtime::new((0, 0), Box::new(Captured(Vec::new())));
        rt.ctx.stack_limit = stack.limit();
        let interp = Interp::install(&mut rt);
        helpers::install_helpers(&mut rt);
        rekindle_stdlib::install(&mut rt, &rekindle_stdlib::Options::default());
        World { rt, interp, stack }
    }

    /// Compiles a module and links it.
    ///
    /// # Panics
    /// It is no Python.
    pub fn link(&mut self, source: &str) -> Linked {
        let options = rekindle_frontend::Options::module("bench");
        let code = rekindle_frontend::compile(source, &options).expect("a module");
        let rt = &mut self.rt;
        let name = rt.intern("bench");
        let module = rt.new_module("bench");
        let globals = rt.module_namespace(module).value();
        // The module is kept: its code is run many times.
        let modules = rekindle_objects::dict::DictRef::new(rt.modules);
        rt.dict_set_name(modules, name, module);
        Linked(rt.link_code(code, globals))
    }

    /// Runs a module once more.
    ///
    /// # Panics
    /// It raises.
    pub fn run(&mut self, code: Linked) {
        let World { rt, interp, stack } = self;
        rt.heap
            .enter_stack(stack.limit() as usize..stack.top() as usize);
        // SAFETY: a module's code, linked by this world.
        let result = stack.run(|| unsafe { interp.run_module(rt, code.0, Value::NULL) });
        rt.heap.leave_stack();
        assert!(result.is_ok(), "the module raises");
    }

    /// Runs a module once more with this engine.
    pub fn run_with<E: Engine + 'static>(&mut self, code: Linked, engine: &mut E) {
        self.interp.engine = Some(NonNull::from(engine as &mut dyn Engine));
        self.run(code);
        self.interp.engine = None;
    }
}
