//! Calls of native functions that have no ops of their own: by the function, past the dispatch of calls.

use super::op_call::Site;
use super::{Abort, Recorder};
use rekindle_abi::helpers::Helper;
use rekindle_objects::native::ANY;
use rekindle_objects::{NativeDef, Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, Ty};

/// Methods of strings that may call what Python code defines: codecs, `__format__`, iterators, tables.
const CALLING: &[&str] = &[
    "str.encode",
    "str.format",
    "str.format_map",
    "str.join",
    "str.translate",
    "str.maketrans",
];

/// Does it take strings and numbers alone (if so it is given), and give such?
fn is_about_text(path: &str) -> bool {
    path == "int.bit_length"
        || path.starts_with("str.") && !path.starts_with("str.__") && !CALLING.contains(&path)
}

impl Recorder {
    /// `object.__setattr__(obj, "name", v)`, as frozen data classes set their fields. None: call it.
    pub(super) fn set_past_hook(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
    ) -> Result<Option<Ref>, Abort> {
        let (live, name) = (self.live(interp, site.first), site.first + 1);
        let name = self.known_value(self.reg(name)?);
        let Some(name) = name.filter(|n| n.is_ptr() && rt.is_str(*n)) else {
            return Ok(None);
        };
        let name = rt.intern_value(name);
        if !live.is_ptr() || !rt.is_instance_layout(live) {
            return Ok(None);
        }
        self.guard_native(interp, site, "object.__setattr__")?;
        let obj = self.boxed_reg(site.first)?;
        let stored = self.store_slot(rt, interp, site.first + 2, obj, live, name, true)?;
        Ok(stored.then(|| self.word(Value::NONE)))
    }

    /// A native that is not bound, by position.
    pub(super) fn call_known_native(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
        def: &'static NativeDef,
    ) -> Result<(), Abort> {
        let fits = site.n >= def.min.into() && (def.max == ANY || site.n <= def.max.into());
        let callee = self.boxed_reg(site.callee)?;
        let live = self.live(interp, site.callee);
        let known = self.known_value(callee).is_some() || crate::link::has_place(rt, live);
        if !fits || !known {
            return self.call_generic(interp, site);
        }
        self.guard_native(interp, site, def.path)?;
        let text = is_about_text(def.path) && self.are_texts(rt, interp, site)?;
        let args = self.arguments(site)?;
        let helper = if text {
            Helper::call_text
        } else {
            Helper::call_native
        };
        let v = self.call_with_args(helper, &[callee], &args, &[])?;
        self.set_reg(site.dst, v);
        if !text {
            self.skip_above = Some(interp.depth);
        }
        Ok(())
    }

    /// Are all arguments exact strings or small numbers? Then guards see to it that they stay so.
    fn are_texts(&mut self, rt: &Runtime, interp: &mut Interp, site: Site) -> Result<bool, Abort> {
        let registers = site.first..site.first + site.n;
        for r in registers.clone() {
            let live = self.live(interp, r);
            let unboxed = self.ty(self.reg(r)?) != Ty::Value;
            let text = live.is_ptr() && rt.shape_of(live) == ShapeId::STR;
            if !(unboxed || text || live.is_small_int()) {
                return Ok(false);
            }
        }
        for r in registers {
            let v = self.reg(r)?;
            if self.ty(v) == Ty::Value && self.known_value(v).is_none() {
                let text = self.live(interp, r).is_ptr();
                self.guard_key(v, text);
            }
        }
        Ok(true)
    }
}
