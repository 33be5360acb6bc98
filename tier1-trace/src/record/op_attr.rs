//! Globals, attributes, cells.
//!
//! The file is longer than most: slots, class attributes, globals, cells; it is next to be split.

use super::{Abort, Recorder};
use rekindle_abi::heap::{Cell, Function, INLINE, Instance, TypeObject};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{Ins, Op};
use rekindle_objects::attr_cache::Meaning;
use rekindle_objects::dict::DictRef;
use rekindle_objects::shape::Repr;
use rekindle_objects::{ClassId, Kind, Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{ClassSymbol, Literal, Ref, Region, SlotRepr, Ty, Uop};
use std::mem::offset_of;

pub(super) const CELL_VALUE: usize = offset_of!(Cell, value);

impl Recorder {
    pub(super) fn name_at(&self, index: usize) -> Value {
        // SAFETY: code states live as long as the runtime; the index is verified.
        unsafe { (&(*self.top().code).names)[index] }
    }

    pub(super) fn load_global(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let _ = interp;
        let name = self.name_at(ins.bc() as usize);
        // SAFETY: code states live as long as the runtime.
        let globals = DictRef::new(unsafe { (*self.top().code).globals });
        if !globals.is_namespace() {
            return Err(Abort::Unsupported);
        }
        let text = rt.str_text(name).into_owned();
        let code = self.code_index();
        let cell = rt.namespace_cell_or_new(globals, name);
        let literal = Literal::GlobalCell {
            code,
            name: text.clone(),
        };
        let cell_ref = self.literal(literal, Ty::Value, cell as u64);
        let v = self.load(Ty::Value, Region::Cell, cell_ref, CELL_VALUE);
        // SAFETY: a cell of a live name space.
        if !unsafe { (*cell).value }.is_null() {
            self.guard_not_null(v);
            self.set_reg(ins.a, v);
            return Ok(());
        }
        let null = self.null();
        self.guard_same(v, null);
        let builtins = DictRef::new(rt.builtins);
        let Some(cell) = builtins.namespace_cell(name) else {
            return Err(Abort::Exception);
        };
        let cell_ref = self.literal(Literal::BuiltinCell { name: text }, Ty::Ptr, cell as u64);
        let v = self.load(Ty::Value, Region::Cell, cell_ref, CELL_VALUE);
        self.guard_not_null(v);
        self.set_reg(ins.a, v);
        Ok(())
    }

    pub(super) fn store_global(&mut self, rt: &mut Runtime, ins: Ins) -> Result<(), Abort> {
        let name = self.name_at(ins.bc() as usize);
        // SAFETY: code states live as long as the runtime.
        let globals = DictRef::new(unsafe { (*self.top().code).globals });
        if !globals.is_namespace() {
            return Err(Abort::Unsupported);
        }
        let cell = rt.namespace_cell_or_new(globals, name);
        let literal = Literal::GlobalCell {
            code: self.code_index(),
            name: rt.str_text(name).into_owned(),
        };
        let cell_ref = self.literal(literal, Ty::Value, cell as u64);
        let v = self.boxed_reg(ins.a)?;
        self.store(Region::Cell, cell_ref, v, CELL_VALUE);
        self.barrier(cell_ref, v);
        Ok(())
    }

    /// A class by where it is defined.
    pub(super) fn class_symbol(&self, rt: &mut Runtime, class: ClassId) -> ClassSymbol {
        rt.class_symbol_parts(class).map_or_else(
            || ClassSymbol {
                module: "builtins".into(),
                qualname: rt.class(class).name.clone(),
            },
            |(module, qualname)| ClassSymbol { module, qualname },
        )
    }

    /// Leaves unless `v` has the live object's (dynamic) shape; gives its class.
    pub(super) fn guard_instance(&mut self, rt: &mut Runtime, v: Ref, live: Value) -> ClassId {
        let shape = rt.shape_of(live);
        let class = rt.shape(shape).class;
        let attrs: Vec<(String, SlotRepr)> = rt
            .shape(shape)
            .attrs
            .iter()
            .map(|a| {
                let repr = match a.repr {
                    Repr::Value => SlotRepr::Value,
                    Repr::Int => SlotRepr::Int,
                    Repr::Float => SlotRepr::Float,
                };
                (rt.str_text(a.name).into_owned(), repr)
            })
            .collect();
        let literal = Literal::Shape {
            class: self.class_symbol(rt, class),
            attrs,
        };
        let wanted = self.literal(literal, Ty::Int, shape.0 as u64);
        let test = self.emit_typed(Uop::HasShapeOf, Ty::Bool, Region::Shape, &[v, wanted], 0);
        self.guard(test, true);
        class
    }

    /// Leaves if lookups through the class may have changed.
    pub(super) fn guard_class_version(&mut self, rt: &mut Runtime, class: ClassId) {
        let symbol = self.class_symbol(rt, class);
        let object = rt.class(class).object;
        let at = object.0 + offset_of!(TypeObject, version) as u64;
        let place = self.literal(Literal::ClassVersionAt(symbol.clone()), Ty::Ptr, at);
        let version = self.load(Ty::Int, Region::ClassVersion, place, 0);
        let wanted = self.literal(
            Literal::ClassVersion(symbol),
            Ty::Int,
            rt.class_version(class),
        );
        self.guard_same(version, wanted);
    }

    /// Base and offset of slot `i` of an instance of this shape.
    pub(super) fn slot_place(
        &mut self,
        rt: &Runtime,
        obj: Ref,
        shape: ShapeId,
        i: usize,
    ) -> (Ref, usize) {
        let inline = rt.shape(shape).inline_slots as usize;
        if i < inline {
            return (obj, INLINE.instance as usize + 8 * i);
        }
        let more = self.load(Ty::Ptr, Region::SlotMore, obj, offset_of!(Instance, more));
        (more, 8 * (i - inline))
    }

    pub(super) fn load_attr(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let obj = self.boxed_reg(ins.b)?;
        let live = self.live(interp, ins.b);
        let name = self.name_at(ins.c as usize);
        if self.property(rt, obj, live, name)? {
            return Ok(());
        }
        self.skip_above = Some(interp.depth);
        let v = match self.known_attr(rt, obj, live, name)? {
            Some(v) => v,
            None => {
                let name = self.name_literal(rt, name);
                self.call_helper(Helper::load_attr, &[obj, name])
            }
        };
        self.set_reg(ins.a, v);
        Ok(())
    }

    pub(super) fn name_literal(&mut self, rt: &Runtime, name: Value) -> Ref {
        self.literal(
            Literal::Name(rt.str_text(name).into_owned()),
            Ty::Value,
            name.0,
        )
    }

    /// An attribute that is a slot, a class's plain data, or a module's global.
    fn known_attr(
        &mut self,
        rt: &mut Runtime,
        obj: Ref,
        live: Value,
        name: Value,
    ) -> Result<Option<Ref>, Abort> {
        if !live.is_ptr() {
            return Ok(None);
        }
        if rt.is_module(live) {
            return self.module_attr(rt, obj, live, name);
        }
        let shape = rt.shape_of(live);
        if shape == ShapeId::TYPE {
            return self.class_attr(rt, obj, live, name);
        }
        let meaning = rt.attr_meaning(live, name);
        let usable = matches!(meaning, Meaning::Slot(..) | Meaning::Data(_));
        if !usable || rt.shape(shape).kind != Kind::Instance {
            return Ok(None);
        }
        // The class may come to have a descriptor of this name, or a hook, even where it has none now.
        let class = self.guard_instance(rt, obj, live);
        self.guard_class_version(rt, class);
        let v = match meaning {
            Meaning::Slot(i, repr) => {
                let (base, offset) = self.slot_place(rt, obj, shape, i as usize);
                let (ty, region) = match repr {
                    Repr::Value => (Ty::Value, Region::SlotValue),
                    Repr::Int => (Ty::Int, Region::SlotInt),
                    Repr::Float => (Ty::Float, Region::SlotFloat),
                };
                let v = self.load(ty, region, base, offset);
                if repr == Repr::Value && rt.is_exception(live) {
                    self.guard_not_null(v);
                }
                v
            }
            Meaning::Data(cell) => {
                let literal = Literal::ClassCell {
                    class: self.class_symbol(rt, class),
                    name: rt.str_text(name).into_owned(),
                };
                let cell = self.literal(literal, Ty::Ptr, cell as u64);
                self.load(Ty::Value, Region::Cell, cell, CELL_VALUE)
            }
            _ => return Ok(None),
        };
        Ok(Some(v))
    }

    fn module_attr(
        &mut self,
        rt: &mut Runtime,
        obj: Ref,
        live: Value,
        name: Value,
    ) -> Result<Option<Ref>, Abort> {
        let namespace = rt.module_namespace(live);
        let Some(cell) = namespace.namespace_cell(name) else {
            return Ok(None);
        };
        let module_name = {
            // SAFETY: the caller checked that it is a module.
            let n = unsafe { (*live.as_ptr::<rekindle_abi::heap::Module>()).name };
            rt.str_text(n).into_owned()
        };
        let module = self.literal(
            Literal::Module {
                name: module_name.clone(),
            },
            Ty::Value,
            live.0,
        );
        self.guard_same(obj, module);
        let literal = Literal::ModuleCell {
            module: module_name,
            name: rt.str_text(name).into_owned(),
        };
        let cell = self.literal(literal, Ty::Ptr, cell as u64);
        let v = self.load(Ty::Value, Region::Cell, cell, CELL_VALUE);
        self.guard_not_null(v);
        Ok(Some(v))
    }

    pub(super) fn load_method(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let obj = self.boxed_reg(ins.b)?;
        let live = self.live(interp, ins.b);
        let name = self.name_at(ins.c as usize);
        let null = self.null();
        if live.is_ptr() && rt.is_module(live) {
            let Some(v) = self.module_attr(rt, obj, live, name)? else {
                return Err(Abort::Unsupported);
            };
            self.set_reg(ins.a, v);
            self.set_reg(ins.a + 1, null);
            return Ok(());
        }
        if live.is_ptr()
            && rt.is_type(live)
            && let Some((f, receiver)) = self.class_method(rt, obj, live, name)?
        {
            let null = self.null();
            self.set_reg(ins.a, f);
            self.set_reg(ins.a + 1, receiver.unwrap_or(null));
            return Ok(());
        }
        if let Some(f) = self.known_method(rt, obj, live, name)? {
            self.set_reg(ins.a, f);
            self.set_reg(ins.a + 1, obj);
            return Ok(());
        }
        let name = self.name_literal(rt, name);
        self.call_helper(Helper::load_method, &[obj, name]);
        for i in 0..2 {
            let v = self.emit_typed(Uop::GetArg, Ty::Value, Region::Args, &[], i);
            self.set_reg(ins.a + i as u16, v);
        }
        Ok(())
    }

    /// A function found through the class, as a literal.
    fn known_method(
        &mut self,
        rt: &mut Runtime,
        obj: Ref,
        live: Value,
        name: Value,
    ) -> Result<Option<Ref>, Abort> {
        if live.is_null() {
            return Err(Abort::Lost);
        }
        if !live.is_ptr() {
            return Ok(None);
        }
        let Meaning::Method(f) = rt.attr_meaning(live, name) else {
            return Ok(None);
        };
        let (shape, class) = (rt.shape_of(live), rt.class_of(live));
        let instance = rt.shape(shape).kind == Kind::Instance;
        let text = rt.str_text(name).into_owned();
        match rt.shape_of(f) {
            ShapeId::FUNCTION if instance => {
                self.guard_instance(rt, obj, live);
                self.guard_class_version(rt, class);
                let literal = Literal::ClassAttr {
                    class: self.class_symbol(rt, class),
                    name: text,
                };
                Ok(Some(self.literal(literal, Ty::Value, f.0)))
            }
            ShapeId::NATIVE => {
                if instance {
                    self.guard_instance(rt, obj, live);
                    self.guard_class_version(rt, class);
                } else if (ShapeId::LIST_EMPTY..=ShapeId::LIST_VALUE).contains(&shape) {
                    self.guard_list(obj);
                } else if shape < ShapeId::FIRST_DYNAMIC {
                    self.guard_shape(obj, shape);
                } else {
                    return Ok(None);
                }
                let path = rt.native_def(f).path.to_string();
                Ok(Some(self.literal(Literal::Native { path }, Ty::Value, f.0)))
            }
            _ => Ok(None),
        }
    }

    /// Leaves unless `v` is a list, whatever its storage.
    pub(super) fn guard_list(&mut self, v: Ref) {
        let zero = self.int(0);
        let tests: Vec<Ref> = [
            ShapeId::LIST_EMPTY,
            ShapeId::LIST_INT,
            ShapeId::LIST_FLOAT,
            ShapeId::LIST_BOOL,
            ShapeId::LIST_VALUE,
        ]
        .into_iter()
        .map(|s| self.emit_typed(Uop::HasShape, Ty::Bool, Region::Shape, &[v], s.0 as i64))
        .collect();
        let one = self.int(1);
        let mut any = zero;
        for t in tests {
            any = self.emit(Uop::IntSelect, &[t, one, any], 0);
            self.unit[any].ty = Ty::Int;
        }
        let is_list = self.emit(Uop::IntNe, &[any, zero], 0);
        self.guard(is_list, true);
    }

    pub(super) fn store_attr(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let obj = self.boxed_reg(ins.a)?;
        let live = self.live(interp, ins.a);
        let name = self.name_at(ins.c as usize);
        let value = self.reg(ins.b)?;
        if live.is_ptr()
            && rt.is_instance_layout(live)
            && self.store_slot(rt, interp, ins.b, obj, live, name, false)?
        {
            return Ok(());
        }
        let (name, v) = (self.name_literal(rt, name), self.boxed(value));
        self.call_helper(Helper::store_attr, &[obj, name, v]);
        Ok(())
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one call, the parts of one instruction"
    )]
    pub(super) fn store_slot(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        value: u16,
        obj: Ref,
        live: Value,
        name: Value,
        past_hook: bool,
    ) -> Result<bool, Abort> {
        let live_value = self.live(interp, value);
        let shape = rt.shape_of(live);
        let class = rt.shape(shape).class;
        let hook = rt.names.setattr;
        let custom = !past_hook
            && rt
                .lookup(class, hook)
                .is_some_and(|f| rt.shape_of(f.value()) != ShapeId::NATIVE);
        let found = rt.lookup(class, name).map(|f| f.value());
        let declared = found.is_some_and(|f| rt.is_slot_of(f, class, name));
        let refused = rt.class(class).closed || found.is_some_and(|f| rt.is_data_descriptor(f));
        if custom || (refused && !declared) || rt.is_exception_field(class, name) {
            return Ok(false);
        }
        let (to, i) = match rt.shape(shape).find(name) {
            Some(i) => (shape, i),
            None => {
                let i = rt.shape(shape).attrs.len();
                if i >= rt.shape(shape).inline_slots as usize {
                    return Ok(false);
                }
                let repr = rt.repr_for(class, name, live_value);
                (rt.shape_with(shape, name, repr), i)
            }
        };
        use super::op_arith::Num;
        let repr = rt.shape(to).attrs[i].repr;
        let raw = match repr {
            Repr::Value => self.boxed_reg(value)?,
            Repr::Int if live_value.is_small_int() => match self.number(rt, interp, value)? {
                Num::Int(x) => x,
                _ => return Ok(false),
            },
            Repr::Float if !live_value.is_null() && rt.is_float(live_value) => {
                match self.number(rt, interp, value)? {
                    Num::Float(x) => x,
                    _ => return Ok(false),
                }
            }
            _ => return Ok(false),
        };
        self.guard_instance(rt, obj, live);
        // As for loads: a descriptor or `__setattr__` may come.
        self.guard_class_version(rt, class);
        let region = match repr {
            Repr::Value => Region::SlotValue,
            Repr::Int => Region::SlotInt,
            Repr::Float => Region::SlotFloat,
        };
        let (base, offset) = self.slot_place(rt, obj, to, i);
        self.store(region, base, raw, offset);
        if to != shape {
            let wanted = self.shape_literal(rt, to);
            self.emit_typed(Uop::StoreShape, Ty::Void, Region::Shape, &[obj, wanted], 0);
        }
        if repr == Repr::Value {
            self.barrier(obj, raw);
        }
        Ok(true)
    }

    /// The number of a shape, as a literal.
    pub(super) fn shape_literal(&mut self, rt: &mut Runtime, shape: ShapeId) -> Ref {
        let class = rt.shape(shape).class;
        let attrs = rt
            .shape(shape)
            .attrs
            .iter()
            .map(|a| {
                let repr = match a.repr {
                    Repr::Value => SlotRepr::Value,
                    Repr::Int => SlotRepr::Int,
                    Repr::Float => SlotRepr::Float,
                };
                (rt.str_text(a.name).into_owned(), repr)
            })
            .collect();
        let literal = Literal::Shape {
            class: self.class_symbol(rt, class),
            attrs,
        };
        self.literal(literal, Ty::Int, shape.0 as u64)
    }

    /// The function object of the newest frame.
    fn function(&mut self) -> Ref {
        if self.top().function.is_some() {
            return self.top().function;
        }
        let offset = offset_of!(rekindle_abi::Ctx, function) as i64;
        // At the entry: a call may change the context's function.
        let f = self.at_entry(Uop::LoadCtx, Ty::Value, Region::Ctx, offset);
        self.frames[0].function = f;
        f
    }

    /// The cell of free variable `i` of the newest frame's function.
    fn free_cell(&mut self, i: u16) -> Ref {
        let f = self.function();
        let closure = self.load(
            Ty::Value,
            Region::Immutable,
            f,
            offset_of!(Function, closure),
        );
        self.load(
            Ty::Value,
            Region::Immutable,
            closure,
            INLINE.tuple as usize + 8 * i as usize,
        )
    }

    pub(super) fn cell_op(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let _ = (rt, interp);
        match ins.op {
            Op::MakeCell => {
                let v = self.top().regs[ins.a as usize];
                let v = if v.is_some() {
                    self.boxed(v)
                } else {
                    self.null()
                };
                let cell = self.call_helper(Helper::make_cell, &[v]);
                self.set_reg(ins.a, cell);
            }
            Op::LoadCell => {
                let cell = self.reg(ins.b)?;
                let v = self.load(Ty::Value, Region::Cell, cell, CELL_VALUE);
                self.guard_not_null(v);
                self.set_reg(ins.a, v);
            }
            Op::StoreCell => {
                let (cell, v) = (self.reg(ins.a)?, self.boxed_reg(ins.b)?);
                self.store(Region::Cell, cell, v, CELL_VALUE);
                self.barrier(cell, v);
            }
            Op::LoadFree => {
                let cell = self.free_cell(ins.b);
                let v = self.load(Ty::Value, Region::Cell, cell, CELL_VALUE);
                self.guard_not_null(v);
                self.set_reg(ins.a, v);
            }
            Op::StoreFree => {
                let cell = self.free_cell(ins.b);
                let v = self.boxed_reg(ins.a)?;
                self.store(Region::Cell, cell, v, CELL_VALUE);
                self.barrier(cell, v);
            }
            _ => {
                let cell = self.free_cell(ins.b);
                self.set_reg(ins.a, cell);
            }
        }
        Ok(())
    }
}
