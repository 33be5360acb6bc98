//! `Context`: its attributes, and how one is made.

use super::arguments::{bind, given};
use super::{Home, IEEE_CONTEXT_MAX_BITS, Kept, signal_dict, signals};
use rekindle_decimal::context::{MAX_EMAX, MAX_PREC, MIN_EMIN};
use rekindle_decimal::{Context, Rounding, Status, status};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::{Args, R, Runtime, Value, natives};
use std::cell::Cell;

/// The state of a `Context`.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) arithmetic: Cell<Context>,
    pub(super) capitals: Cell<bool>,
    pub(super) traps: Cell<Status>,
    pub(super) flags: Cell<Status>,
}

impl Foreign for Settings {}

natives! {
    /// Attributes and making of contexts.
    pub(super) TABLE:
    "Context.__new__" => new, 1, ANY, true, Static;
    "Context.__init__" => init, 1, ANY, true, Method;
    "Context.__repr__" => repr, 1, 1, false, Method;
    "Context.__setattr__" => setattr, 3, 3, false, Method;
    "Context.__delattr__" => delattr, 2, 2, false, Method;
    "Context.__reduce__" => reduce, 1, 1, false, Method;
    "Context.__copy__" => copy, 1, 1, false, Method;
    "Context.copy" => copy, 1, 1, false, Method;
    "Context.prec" => prec, 1, 1, false, Getter;
    "Context.Emax" => emax, 1, 1, false, Getter;
    "Context.Emin" => emin, 1, 1, false, Getter;
    "Context.rounding" => rounding, 1, 1, false, Getter;
    "Context.capitals" => capitals, 1, 1, false, Getter;
    "Context.clamp" => clamp, 1, 1, false, Getter;
    "Context.flags" => flags, 1, 1, false, Getter;
    "Context.traps" => traps, 1, 1, false, Getter;
    "Context.clear_flags" => clear_flags, 1, 1, false, Method;
    "Context.clear_traps" => clear_traps, 1, 1, false, Method;
    "Context.Etiny" => etiny, 1, 1, false, Method;
    "Context.Etop" => etop, 1, 1, false, Method;
}

const TRAPPED: Status = status::ALL_INVALID | status::DIVISION_BY_ZERO | status::OVERFLOW;

const DEFAULT: Context = Context {
    prec: 28,
    emax: 999_999,
    emin: -999_999,
    rounding: Rounding::HalfEven,
    clamp: false,
};

impl Settings {
    fn new(arithmetic: Context, traps: Status) -> Settings {
        Settings {
            arithmetic: Cell::new(arithmetic),
            capitals: Cell::new(true),
            traps: Cell::new(traps),
            flags: Cell::new(0),
        }
    }

    /// What to compute under.
    #[inline]
    pub(super) fn context(&self) -> Context {
        self.arithmetic.get()
    }

    fn change(&self, f: impl Fn(&mut Context)) {
        let mut context = self.arithmetic.get();
        f(&mut context);
        self.arithmetic.set(context);
    }
}

/// Makes the three contexts that programs may copy.
pub(super) fn install(rt: &mut Runtime, home: &Home, module: Value) -> R<()> {
    let basic = Context {
        prec: 9,
        rounding: Rounding::HalfUp,
        ..DEFAULT
    };
    let extended = Context { prec: 9, ..DEFAULT };
    for (place, name, context, traps) in [
        (Kept::DefaultContext, "DefaultContext", DEFAULT, TRAPPED),
        (
            Kept::BasicContext,
            "BasicContext",
            basic,
            TRAPPED | status::UNDERFLOW | status::CLAMPED,
        ),
        (Kept::ExtendedContext, "ExtendedContext", extended, 0),
    ] {
        let v = rt.new_with_state(home.context.get(), Settings::new(context, traps));
        home.keep(rt, place as usize, v);
        rt.set_module_attr(module, name, v);
    }
    Ok(())
}

/// The receiver's settings.
#[inline]
pub(super) fn own<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<&'a Settings> {
    rt.own_state::<Settings>(&args.all[0], method)
}

/// A new context with the settings of another, without its flags if so wished.
pub(super) fn duplicate(rt: &mut Runtime, settings: &Settings, flags: bool) -> Value {
    let copy = settings.clone();
    if !flags {
        copy.flags.set(0);
    }
    let home = Home::of(rt);
    rt.new_with_state(home.context.get(), copy)
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let home = Home::of(rt);
    let class = rt.class_argument(args.all[0], home.context.get())?;
    let template = home.kept(Kept::DefaultContext);
    let settings = match rt.state::<Settings>(&template) {
        Some(settings) => Settings::new(settings.context(), settings.traps.get()),
        None => Settings::new(DEFAULT, TRAPPED),
    };
    Ok(rt.new_with_state(class, settings))
}

/// Names of the attributes that may be given when a context is made, in this order.
pub(super) const ATTRIBUTES: [&str; 8] = [
    "prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps",
];

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let values = bind(rt, args, ATTRIBUTES, 0)?;
    let settings = own(rt, args, "__init__")?;
    for (name, v) in ATTRIBUTES.into_iter().zip(values) {
        if let Some(v) = given(v) {
            change(rt, settings, name, v)?;
        }
    }
    Ok(Value::NONE)
}

/// Sets an attribute of a context by its name.
///
/// # Errors
/// `TypeError`, `ValueError`, `KeyError` for what it cannot be.
pub(super) fn change(rt: &mut Runtime, settings: &Settings, name: &str, v: Value) -> R<()> {
    match name {
        "rounding" => {
            let rounding = rounding_of(rt, v)?;
            settings.change(|c| c.rounding = rounding);
        }
        "flags" => settings.flags.set(signal_dict::conditions(rt, v)?),
        "traps" => settings.traps.set(signal_dict::conditions(rt, v)?),
        _ => return change_number(rt, settings, name, v),
    }
    Ok(())
}

/// An int that fits in 64 bits.
fn word(rt: &mut Runtime, v: Value) -> R<i64> {
    let Some(int) = rt.int_of(v) else {
        return rt.type_error("an integer is required");
    };
    match int.to_i64() {
        Some(n) => Ok(n),
        None => rt.overflow_error("Python int too large to convert to C ssize_t"),
    }
}

fn change_number(rt: &mut Runtime, settings: &Settings, name: &str, v: Value) -> R<()> {
    let n = word(rt, v)?;
    let (range, message) = match name {
        "prec" => (1..=MAX_PREC, "valid range for prec is [1, MAX_PREC]"),
        "Emin" => (MIN_EMIN..=0, "valid range for Emin is [MIN_EMIN, 0]"),
        "Emax" => (0..=MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"),
        "capitals" => (0..=1, "valid values for capitals are 0 or 1"),
        _ => (0..=1, "valid values for clamp are 0 or 1"),
    };
    if !range.contains(&n) {
        return rt.value_error(message);
    }
    match name {
        "prec" => settings.change(|c| c.prec = n),
        "Emin" => settings.change(|c| c.emin = n),
        "Emax" => settings.change(|c| c.emax = n),
        "capitals" => settings.capitals.set(n == 1),
        _ => settings.change(|c| c.clamp = n == 1),
    }
    Ok(())
}

/// The way of rounding that a constant of the module names.
///
/// # Errors
/// `TypeError` for anything else.
pub(super) fn rounding_of(rt: &mut Runtime, v: Value) -> R<Rounding> {
    if rt.is_str(v)
        && let Some(rounding) = Rounding::named(&rt.str_text(v))
    {
        return Ok(rounding);
    }
    rt.type_error(
        "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, \
         ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
    )
}

fn setattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let settings = own(rt, args, "__setattr__")?;
    let (name, v) = (args.all[1], args.all[2]);
    if rt.is_str(name)
        && let Some(name) = ATTRIBUTES
            .into_iter()
            .find(|n| n.as_bytes() == rt.str_bytes(name))
    {
        if rt.as_list(v).is_some() && matches!(name, "flags" | "traps") {
            return rt.type_error("argument must be a signal dict");
        }
        change(rt, settings, name, v)?;
        return Ok(Value::NONE);
    }
    rt.set_attr_default(args.all[0], name, v)?;
    Ok(Value::NONE)
}

fn delattr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let text = "context attributes cannot be deleted";
    let (me, home) = (rt.class_of(args.all[0]), Home::of(rt));
    let known = rt.is_str(args.all[1])
        && ATTRIBUTES
            .iter()
            .any(|n| n.as_bytes() == rt.str_bytes(args.all[1]));
    if known || me == home.context.get() {
        return rt.raise_new(rekindle_objects::ClassId::ATTRIBUTE_ERROR, text);
    }
    rt.set_attr_default(args.all[0], args.all[1], Value::NULL)?;
    Ok(Value::NONE)
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let settings = own(rt, args, "__repr__")?;
    let c = settings.context();
    let text = format!(
        "Context(prec={}, rounding={}, Emin={}, Emax={}, capitals={}, clamp={}, flags=[{}], traps=[{}])",
        c.prec,
        c.rounding.name(),
        c.emin,
        c.emax,
        u8::from(settings.capitals.get()),
        u8::from(c.clamp),
        signals::names(settings.flags.get()),
        signals::names(settings.traps.get()),
    );
    Ok(rt.new_str(&text))
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let settings = own(rt, args, "__reduce__")?;
    let home = Home::of(rt);
    let c = settings.context();
    let list = |rt: &mut Runtime, conditions: Status| {
        let list = rt.new_empty_list();
        for (class, own) in signals::all(&home) {
            if conditions & own != 0 {
                rt.list_push(list, class);
            }
        }
        list
    };
    let flags = list(rt, settings.flags.get());
    let traps = list(rt, settings.traps.get());
    let items = [
        rt.new_int(c.prec),
        rt.intern(c.rounding.name()),
        rt.new_int(c.emin),
        rt.new_int(c.emax),
        Value::small_int(i64::from(settings.capitals.get())),
        Value::small_int(i64::from(c.clamp)),
        flags,
        traps,
    ];
    let items = rt.new_tuple(&items);
    let class = rt.type_of(args.all[0]);
    Ok(rt.new_tuple(&[class, items]))
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let settings = own(rt, args, "copy")?;
    Ok(duplicate(rt, settings, true))
}

fn prec(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, args, "prec")?.context().prec;
    Ok(rt.new_int(n))
}

fn emax(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, args, "Emax")?.context().emax;
    Ok(rt.new_int(n))
}

fn emin(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, args, "Emin")?.context().emin;
    Ok(rt.new_int(n))
}

fn rounding(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let rounding = own(rt, args, "rounding")?.context().rounding;
    Ok(rt.intern(rounding.name()))
}

fn capitals(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let yes = own(rt, args, "capitals")?.capitals.get();
    Ok(Value::small_int(i64::from(yes)))
}

fn clamp(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let yes = own(rt, args, "clamp")?.context().clamp;
    Ok(Value::small_int(i64::from(yes)))
}

fn flags(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "flags")?;
    Ok(signal_dict::make(rt, args.all[0], false))
}

fn traps(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "traps")?;
    Ok(signal_dict::make(rt, args.all[0], true))
}

fn clear_flags(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "clear_flags")?.flags.set(0);
    Ok(Value::NONE)
}

fn clear_traps(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    own(rt, args, "clear_traps")?.traps.set(0);
    Ok(Value::NONE)
}

fn etiny(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, args, "Etiny")?.context().etiny();
    Ok(rt.new_int(n))
}

fn etop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = own(rt, args, "Etop")?.context().etop();
    Ok(rt.new_int(n))
}

/// `IEEEContext(bits)`: the context of an interchange format of IEEE 754.
pub(super) fn ieee_context(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bits = word(rt, args.all[0])?;
    if bits <= 0 || bits > IEEE_CONTEXT_MAX_BITS || bits % 32 != 0 {
        return rt.value_error(format!(
            "argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}"
        ));
    }
    let emax = 3 * (1 << (bits / 16 + 3));
    let format = Context {
        prec: 9 * (bits / 32) - 2,
        emax,
        emin: 1 - emax,
        rounding: Rounding::HalfEven,
        clamp: true,
    };
    let home = Home::of(rt);
    Ok(rt.new_with_state(home.context.get(), Settings::new(format, 0)))
}
