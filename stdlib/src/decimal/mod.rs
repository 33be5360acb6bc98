//! Module `_decimal`: decimal arithmetic. The arithmetic itself is in the crate `rekindle-decimal`; here are its
//! objects.
//!
//! ```text
//!  Decimal        Number      the value
//!  Context        Settings    what to compute under, flags and traps
//!  SignalDict     Signals     the flags or the traps of a context as a mapping
//! ```
//!
//! An operation asks for the current context ([`current`]), computes, and tells [`signals`] what was reported: flags
//! are set there, and what is trapped is raised.

mod arguments;
mod constructors;
mod context_methods;
mod conversions;
mod current;
mod formats;
mod manager;
mod methods;
mod operands;
mod operators;
mod settings;
mod signal_dict;
mod signals;
mod texts;

use crate::on_demand::keep_alive;
use rekindle_decimal::context::{MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY};
use rekindle_decimal::{Decimal, Natural, Rounding};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;
use std::rc::Rc;

natives! {
    /// Functions of the module.
    TABLE:
    "_decimal.getcontext" => current::getcontext, 0, 0, false, Function;
    "_decimal.setcontext" => current::setcontext, 1, 1, false, Function;
    "_decimal.localcontext" => manager::localcontext, 0, 255, true, Function;
    "_decimal.IEEEContext" => settings::ieee_context, 1, 1, false, Function;
}

/// Widest interchange format of `IEEEContext`.
const IEEE_CONTEXT_MAX_BITS: i64 = 512;

/// The state of a `Decimal`.
pub(crate) struct Number(pub(crate) Decimal);

impl Foreign for Number {}

/// What the module's functions look for: classes, exceptions, and the current context.
struct Home {
    decimal: Cell<ClassId>,
    context: Cell<ClassId>,
    manager: Cell<ClassId>,
    /// Values that live as long as the module; see [`Kept`].
    kept: [Cell<Value>; Kept::COUNT],
    /// The keeper of `kept`.
    keeper: Cell<Value>,
}

impl Default for Home {
    fn default() -> Home {
        let class = || Cell::new(ClassId::OBJECT);
        Home {
            decimal: class(),
            context: class(),
            manager: class(),
            kept: std::array::from_fn(|_| Cell::new(Value::NONE)),
            keeper: Cell::new(Value::NONE),
        }
    }
}

/// Places in [`Home::kept`].
#[derive(Clone, Copy)]
#[repr(usize)]
enum Kept {
    SignalDict,
    DecimalTuple,
    Rational,
    DefaultContext,
    BasicContext,
    ExtendedContext,
    /// The `ContextVar` that holds the current context.
    Variable,
    /// Module `_contextvars`, and the name under which it has the holder of the variables' values.
    Variables,
    HolderName,
    /// The holder of variables in which the current context was last looked up, and that context.
    Holder,
    Current,
    /// The first of the exceptions, in the order of `signals::ROWS`.
    Signals,
}

impl Kept {
    const COUNT: usize = Kept::Signals as usize + signals::COUNT;
}

/// Shows the collector what a [`Home`] keeps.
struct Keeper(Rc<Home>);

impl Foreign for Keeper {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        self.0.kept.iter().for_each(|v| see(v.get()));
    }
}

impl Home {
    fn of(rt: &mut Runtime) -> Rc<Home> {
        rt.library.get::<Home>()
    }

    fn kept(&self, place: Kept) -> Value {
        self.kept[place as usize].get()
    }

    fn keep(&self, rt: &mut Runtime, place: usize, v: Value) {
        self.kept[place].set(v);
        rt.state_barrier(self.keeper.get(), v);
    }

    /// A new `Decimal`.
    #[inline]
    fn number(&self, rt: &mut Runtime, n: Decimal) -> Value {
        if let Natural::Large(limbs) = &n.coefficient {
            rt.will_own(limbs.len() * 8);
        }
        rt.new_with_state(self.decimal.get(), Number(n))
    }
}

natives! {
    /// The class of what keeps them.
    KEEPER:
    "keeper.__repr__" => keeper_repr, 1, 1, false, Method;
}

fn keeper_repr(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(rt.new_str("<what _decimal keeps>"))
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_decimal");
    rt.set_module_attr(module, "__doc__", Value::NONE);
    rt.fill_module(module, TABLE);
    let home = Home::of(rt);
    let class = |module, name, methods, state| NativeClass {
        module,
        name,
        doc: None,
        base: ClassId::OBJECT,
        methods,
        state,
        dict: false,
    };
    let keeper = rt.define_class(&class("_decimal", "keeper", KEEPER, true))?;
    let keeper = rt.new_with_state(keeper, Keeper(home.clone()));
    keep_alive(rt, "_decimal", keeper);
    home.keeper.set(keeper);
    for (place, name, methods) in [
        (&home.decimal, "Decimal", operators::TABLE),
        (&home.context, "Context", settings::TABLE),
        (&home.manager, "ContextManager", manager::TABLE),
    ] {
        let id = rt.define_class(&class("decimal", name, methods, true))?;
        place.set(id);
        if name != "ContextManager" {
            let object = rt.class(id).object;
            rt.set_module_attr(module, name, object);
        }
    }
    for table in [
        methods::PLAIN,
        methods::UNARY,
        methods::BINARY,
        methods::ASKING,
        conversions::TABLE,
    ] {
        rt.add_methods(home.decimal.get(), table);
    }
    for table in [
        context_methods::PLAIN,
        context_methods::UNARY,
        context_methods::BINARY,
        context_methods::ASKING,
    ] {
        rt.add_methods(home.context.get(), table);
    }
    signals::install(rt, &home, module)?;
    signal_dict::install(rt, &home)?;
    borrow_from_library(rt, &home, module)?;
    settings::install(rt, &home, module)?;
    current::install(rt, &home)?;
    add_constants(rt, module);
    Ok(())
}

/// What is made of the library's classes: `DecimalTuple`, and the register of `numbers`.
fn borrow_from_library(rt: &mut Runtime, home: &Home, module: Value) -> R<()> {
    let [name, fields] = ["DecimalTuple", "sign digits exponent"].map(|text| rt.new_str(text));
    let namedtuple = library_attr(rt, "collections", "namedtuple")?;
    let (key, of) = (rt.intern("module"), rt.intern("decimal"));
    let args = [name, fields, of];
    let class = rt.call(
        namedtuple,
        Args {
            all: &args,
            names: &[key],
        },
    )?;
    home.keep(rt, Kept::DecimalTuple as usize, class);
    rt.set_module_attr(module, "DecimalTuple", class);
    let number = library_attr(rt, "numbers", "Number")?;
    let (register, decimal) = (rt.intern("register"), rt.class(home.decimal.get()).object);
    rt.call_method(number, register, &[decimal])?;
    let rational = library_attr(rt, "numbers", "Rational")?;
    home.keep(rt, Kept::Rational as usize, rational);
    Ok(())
}

/// An attribute of a module of the library, which is imported.
fn library_attr(rt: &mut Runtime, module: &str, name: &str) -> R<Value> {
    let (module, name) = (rt.intern(module), rt.intern(name));
    let from = rt.new_tuple(&[name]);
    let module = (rt.hooks.import)(rt, module, Value::NONE, from, 0)?;
    rt.get_attr(module, name)
}

fn add_constants(rt: &mut Runtime, module: Value) {
    for (name, number) in [
        ("MAX_PREC", MAX_PREC),
        ("MAX_EMAX", MAX_EMAX),
        ("MIN_EMIN", MIN_EMIN),
        ("MIN_ETINY", MIN_ETINY),
        ("IEEE_CONTEXT_MAX_BITS", IEEE_CONTEXT_MAX_BITS),
    ] {
        let number = rt.new_int(number);
        rt.set_module_attr(module, name, number);
    }
    for (name, _) in Rounding::ALL {
        let text = rt.intern(name);
        rt.set_module_attr(module, name, text);
    }
    for (name, text) in [("__version__", "1.70"), ("__libmpdec_version__", "2.5.1")] {
        let text = rt.new_str(text);
        rt.set_module_attr(module, name, text);
    }
    rt.set_module_attr(module, "HAVE_THREADS", Value::TRUE);
    rt.set_module_attr(module, "HAVE_CONTEXTVAR", Value::TRUE);
}
