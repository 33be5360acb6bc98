//! Linking: a unit from another run becomes part of this process.
//!
//! Every literal is resolved by its symbol. What does not exist yet (a class not yet defined, a
//! module not yet imported) puts the linking off; what exists but is not what was recorded
//! refuses the unit, with a reason.

use crate::record::code_symbol;
use rekindle_abi::heap::TypeObject;
use rekindle_objects::dict::DictRef;
use rekindle_objects::shape::Repr;
use rekindle_objects::{ClassId, CodeState, Kind, Runtime, Value};
use rekindle_tier0::{Interp, hosted};
use rekindle_trace_ir::{ClassSymbol, CodeSymbol, Literal, SlotRepr, Unit};
use rustc_hash::FxHashMap;
use std::mem::offset_of;

macro_rules! reasons {
    ($( $(#[doc = $doc:literal])* $Name:ident = $text:literal; )*) => {
        /// Why a unit is not linked.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        pub enum Unlinked { $( $(#[doc = $doc])* $Name, )* }

        impl Unlinked {
            /// Its name in statistics.
            pub fn name(self) -> &'static str {
                match self { $(Unlinked::$Name => $text,)* }
            }
        }
    };
}

reasons! {
    /// A code object it inlines does not exist (yet).
    NoCode = "code_missing";
    /// A class does not exist (yet).
    NoClass = "class_missing";
    /// A class has other attributes than were recorded.
    OtherClass = "class_differs";
    /// A module is not imported (yet).
    NoModule = "module_missing";
    /// A built-in function is not where it was.
    NoNative = "native_missing";
    /// A constant's place is out of range.
    NoConstant = "constant_missing";
    /// The unit does not begin where this code has a loop or its start.
    OtherRoot = "root_differs";
}

/// What a unit needs in this process.
pub struct Linked {
    /// Codes of `Unit::codes`, in order.
    pub codes: Vec<*mut CodeState>,
    /// Words of `Unit::literals`, in order.
    pub words: Vec<u64>,
}

/// What a unit refers to, and where it begins.
#[derive(Clone, Copy)]
pub(crate) struct Refers<'a> {
    pub(crate) root_pc: u32,
    pub(crate) codes: &'a [CodeSymbol],
    pub(crate) literals: &'a [Literal],
}

impl Refers<'_> {
    /// What this graph refers to.
    pub(crate) fn of(unit: &Unit) -> Refers<'_> {
        Refers {
            root_pc: unit.root_pc,
            codes: &unit.codes,
            literals: &unit.literals,
        }
    }
}

/// Classes and codes by their qualified names, as far as they were seen: thousands of symbols are looked up in a warm
/// start. A class that was renamed later is not found, which costs a unit and no more.
#[derive(Debug, Default)]
pub(crate) struct Places {
    classes: FxHashMap<String, Vec<ClassId>>,
    codes: FxHashMap<String, Vec<*mut CodeState>>,
    seen: (usize, usize),
}

impl Places {
    fn look_around(&mut self, rt: &Runtime) {
        let (classes, codes) = self.seen;
        for id in (classes..rt.classes.len()).map(|i| ClassId(i as u32)) {
            let class = rt.class(id);
            let names = [class.name.as_str(), class.qualname()];
            let differ = names[0] != names[1];
            for name in &names[..1 + usize::from(differ)] {
                self.classes.entry((*name).into()).or_default().push(id);
            }
        }
        for &code in &rt.codes[codes..] {
            // SAFETY: code states live as long as the runtime.
            let state = unsafe { &*code };
            let name = state.code.qualname.to_string();
            self.codes.entry(name).or_default().push(code);
        }
        self.seen = (rt.classes.len(), rt.codes.len());
    }
}

/// Resolves everything that a unit refers to; `root` is the code it begins in.
pub(crate) fn link(
    rt: &mut Runtime,
    places: &mut Places,
    unit: Refers<'_>,
    root: *mut CodeState,
) -> Result<Linked, Unlinked> {
    places.look_around(rt);
    let places = &*places;
    // SAFETY: code states live as long as the runtime.
    let ins = unsafe { (&*root).code.ins.len() };
    if unit.root_pc as usize >= ins || unit.codes.first() != Some(&code_symbol(rt, root)) {
        return Err(Unlinked::OtherRoot);
    }
    let mut codes = vec![root];
    for symbol in &unit.codes[1..] {
        codes.push(find_code(rt, places, symbol).ok_or(Unlinked::NoCode)?);
    }
    let words = unit
        .literals
        .iter()
        .map(|l| resolve(rt, places, &codes, l))
        .collect::<Result<_, _>>()?;
    Ok(Linked { codes, words })
}

fn find_code(rt: &mut Runtime, places: &Places, symbol: &CodeSymbol) -> Option<*mut CodeState> {
    if symbol.module == hosted::MODULE {
        // SAFETY: units are linked while the interpreter lives; the reference ends here.
        let interp = unsafe { Interp::of(rt) };
        let code = interp.hosted_copy(rt, &symbol.qualname)?;
        return (code_symbol(rt, code) == *symbol).then_some(code);
    }
    let mut candidates = places.codes.get(&*symbol.qualname)?.iter().rev();
    candidates
        .find(|c| code_symbol(rt, **c) == *symbol)
        .copied()
}

/// The class of a symbol; of several with the same place the one that its module names, else the latest.
///
/// `collections` for one defines an `OrderedDict`, and then imports a native class in its place.
fn find_class(rt: &mut Runtime, places: &Places, symbol: &ClassSymbol) -> Option<ClassId> {
    let builtin = symbol.module == "builtins";
    if !builtin && let Some(id) = named_class(rt, symbol) {
        return Some(id);
    }
    let candidates = places.classes.get(&symbol.qualname)?.iter().rev();
    candidates.copied().find(|&id| {
        if builtin {
            return is_native_class(rt, id, &symbol.qualname);
        }
        rt.class_symbol_parts(id)
            .is_some_and(|(m, q)| m == symbol.module && q == symbol.qualname)
    })
}

/// The class that lies in the module of a symbol under its name, if it calls itself so.
fn named_class(rt: &mut Runtime, symbol: &ClassSymbol) -> Option<ClassId> {
    let namespace = {
        let found = module(rt, &symbol.module).ok()?;
        rt.module_namespace(found)
    };
    let name = rt.intern(&symbol.qualname);
    let v = rt.namespace_get(namespace, name)?;
    if !v.is_ptr() || !rt.is_type(v) {
        return None;
    }
    let id = rt.class_id(v);
    let (module, qualname) = rt.class_symbol_parts(id)?;
    (module == symbol.module && qualname == symbol.qualname).then_some(id)
}

fn find_native(rt: &mut Runtime, places: &Places, path: &str) -> Option<Value> {
    find_native_in(rt, path, |rt, class| {
        let symbol = ClassSymbol {
            module: "builtins".into(),
            qualname: class.into(),
        };
        find_class(rt, places, &symbol)
    })
}

/// Will a later run find this native by its path? Those that are not where their path says are not.
pub(crate) fn has_place(rt: &mut Runtime, native: Value) -> bool {
    let path = rt.native_def(native).path;
    let found = find_native_in(rt, path, |rt, class| {
        let mut ids = (0..rt.classes.len()).rev().map(|i| ClassId(i as u32));
        ids.find(|id| is_native_class(rt, *id, class))
    });
    found == Some(native)
}

fn is_native_class(rt: &Runtime, id: ClassId, name: &str) -> bool {
    let class = rt.class(id);
    (!class.heap_type || class.native_module.is_some()) && class.name == name
}

fn find_native_in(
    rt: &mut Runtime,
    path: &str,
    find_class: impl FnOnce(&mut Runtime, &str) -> Option<ClassId>,
) -> Option<Value> {
    let (home, name) = match path.rsplit_once('.') {
        None => (DictRef::new(rt.builtins), path),
        Some(("hosted", name)) => {
            // SAFETY: units are linked while the interpreter lives; the reference ends here.
            let interp = unsafe { Interp::of(rt) };
            (DictRef::new(interp.hosted_namespace(rt)?), name)
        }
        Some((home, name)) => {
            let module = rt.intern(home);
            let modules = DictRef::new(rt.modules);
            match rt.dict_get_name(modules, module) {
                Some(m) if rt.is_module(m) => (rt.module_namespace(m), name),
                _ => {
                    let class = find_class(rt, home)?;
                    (rt.class_namespace(class), name)
                }
            }
        }
    };
    let name = rt.intern(name);
    let v = rt.namespace_get(home, name)?;
    let is_it = v.is_ptr()
        && rt.shape(rt.shape_of(v)).kind == Kind::Native
        && rt.native_def(v).path == path;
    is_it.then_some(v)
}

fn resolve(
    rt: &mut Runtime,
    places: &Places,
    codes: &[*mut CodeState],
    literal: &Literal,
) -> Result<u64, Unlinked> {
    let code = |i: u32| {
        let code = codes.get(i as usize).ok_or(Unlinked::NoCode)?;
        // SAFETY: code states live as long as the runtime.
        Ok(unsafe { &**code })
    };
    Ok(match literal {
        Literal::Const { code: c, index } => {
            code(*c)?
                .consts
                .get(*index as usize)
                .ok_or(Unlinked::NoConstant)?
                .0
        }
        Literal::Name(name) => rt.intern(name).0,
        Literal::GlobalCell { code: c, name } => {
            let globals = DictRef::new(code(*c)?.globals);
            if !globals.is_namespace() {
                return Err(Unlinked::NoModule);
            }
            let name = rt.intern(name);
            rt.namespace_cell_or_new(globals, name) as u64
        }
        Literal::BuiltinCell { name } => {
            let (name, builtins) = (rt.intern(name), DictRef::new(rt.builtins));
            builtins.namespace_cell(name).ok_or(Unlinked::NoNative)? as u64
        }
        Literal::Module { name } => module(rt, name)?.0,
        Literal::ModuleCell { module: m, name } => {
            let m = module(rt, m)?;
            let (name, namespace) = (rt.intern(name), rt.module_namespace(m));
            namespace.namespace_cell(name).ok_or(Unlinked::NoModule)? as u64
        }
        Literal::Code { code } => *codes.get(*code as usize).ok_or(Unlinked::NoCode)? as u64,
        Literal::Native { path } => find_native(rt, places, path).ok_or(Unlinked::NoNative)?.0,
        Literal::Class(symbol) => class_object(rt, places, symbol)?.0,
        Literal::ClassVersion(symbol) => {
            let class = find_class(rt, places, symbol).ok_or(Unlinked::NoClass)?;
            rt.class_version(class)
        }
        Literal::ClassVersionAt(symbol) => {
            class_object(rt, places, symbol)?.0 + offset_of!(TypeObject, version) as u64
        }
        Literal::ClassAttr { class, name } => {
            let v = class_attr(rt, places, class, name)?.0;
            let native = v.is_ptr() && rt.shape(rt.shape_of(v)).kind == Kind::Native;
            if !native && !rt.is_function(v) {
                return Err(Unlinked::OtherClass);
            }
            v.0
        }
        Literal::ClassCell { class, name } => class_attr(rt, places, class, name)?.1,
        Literal::Shape { class, attrs } => shape(rt, places, class, attrs)?,
    })
}

fn module(rt: &mut Runtime, name: &str) -> Result<Value, Unlinked> {
    let (name, modules) = (rt.intern(name), DictRef::new(rt.modules));
    rt.dict_get_name(modules, name)
        .filter(|m| rt.is_module(*m))
        .ok_or(Unlinked::NoModule)
}

fn class_object(
    rt: &mut Runtime,
    places: &Places,
    symbol: &ClassSymbol,
) -> Result<Value, Unlinked> {
    find_class(rt, places, symbol)
        .map(|c| rt.class(c).object)
        .ok_or(Unlinked::NoClass)
}

/// What a lookup through the class finds, and its cell.
fn class_attr(
    rt: &mut Runtime,
    places: &Places,
    symbol: &ClassSymbol,
    name: &str,
) -> Result<(Value, u64), Unlinked> {
    let class = find_class(rt, places, symbol).ok_or(Unlinked::NoClass)?;
    let name = rt.intern(name);
    let found = rt.lookup(class, name).ok_or(Unlinked::OtherClass)?;
    Ok((found.value(), found.cell as u64))
}

/// The shape with these attributes, its class told to keep plain what was plain.
fn shape(
    rt: &mut Runtime,
    places: &Places,
    symbol: &ClassSymbol,
    attrs: &[(String, SlotRepr)],
) -> Result<u64, Unlinked> {
    let class = find_class(rt, places, symbol).ok_or(Unlinked::NoClass)?;
    let mut at = rt.class(class).base_shape;
    for (i, (name, repr)) in attrs.iter().enumerate() {
        let name = rt.intern(name);
        let repr = match repr {
            SlotRepr::Value => Repr::Value,
            SlotRepr::Int => Repr::Int,
            SlotRepr::Float => Repr::Float,
        };
        if let Some(known) = rt.shape(at).attrs.get(i) {
            if known.name != name || known.repr != repr {
                return Err(Unlinked::OtherClass);
            }
            continue;
        }
        if repr == Repr::Value {
            rt.class_mut(class).plain_attrs.insert(name.0);
        }
        at = rt.shape_with(at, name, repr);
    }
    Ok(at.0 as u64)
}
