//! `isinstance` of values whose class the recording knows, or learns by a guard that pays for itself.

use super::op_arith::Num;
use super::op_call::Site;
use super::{Abort, Recorder};
use rekindle_objects::{ClassId, Kind, Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Ref, Ty};

impl Recorder {
    /// `isinstance(v, C)`, answered by what is known of `v`. None: ask the runtime.
    ///
    /// Values of exactly this class are told by a guard of their shape, which what comes after needs anyway;
    /// all others leave through one exit, behind which the runtime is asked, so that a test of many classes has two paths.
    pub(super) fn instance_test(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        site: Site,
    ) -> Result<Option<Ref>, Abort> {
        let (v, live) = (self.reg(site.first)?, self.live(interp, site.first));
        let of = self.live(interp, site.first + 1);
        if !rt.is_type(of) {
            return Ok(None);
        }
        let of = rt.class_id(of);
        let unboxed = match self.ty(v) {
            Ty::Int => Some(ClassId::INT),
            Ty::Float => Some(ClassId::FLOAT),
            Ty::Bool => Some(ClassId::BOOL),
            _ => None,
        };
        if let Some(own) = unboxed {
            if rt.class(of).metaclass != ClassId::TYPE {
                return Ok(None);
            }
            self.guard_class_operand(rt, site, of)?;
            let answer = Value::bool(rt.is_subclass(own, of));
            return Ok(Some(self.word(answer)));
        }
        if live.is_null() || rt.class_of(live) != of {
            return Ok(None);
        }
        match of {
            ClassId::INT | ClassId::FLOAT => {
                if let Num::Other = self.number(rt, interp, site.first)? {
                    return Ok(None);
                }
            }
            _ if !live.is_ptr() => return Ok(None),
            _ => {
                let shape = rt.shape_of(live);
                let v = self.boxed(v);
                match shape {
                    ShapeId::STR | ShapeId::TUPLE | ShapeId::DICT => self.guard_shape(v, shape),
                    _ if rt.shape(shape).kind == Kind::Instance => {
                        self.guard_instance(rt, v, live);
                    }
                    _ => return Ok(None),
                }
            }
        }
        self.guard_class_operand(rt, site, of)?;
        Ok(Some(self.word(Value::TRUE)))
    }

    fn guard_class_operand(
        &mut self,
        rt: &mut Runtime,
        site: Site,
        of: ClassId,
    ) -> Result<(), Abort> {
        let operand = self.boxed_reg(site.first + 1)?;
        self.guard_class_object(rt, operand, of);
        Ok(())
    }
}
