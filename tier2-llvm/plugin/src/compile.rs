//! From a request to a response.

use rekindle_lowering::llvm::{Ir, Level, Machine, Session, TargetError};
use rekindle_lowering::trace::{self, Options};
use rekindle_trace_ir::protocol::{Compiled, Refusal, Request, Response};
use rekindle_trace_ir::verify;

/// Compiles a unit. Units that do not verify are refused.
pub fn compile(request: &Request) -> Response {
    let machine = machine(request)?;
    let session = Session::create();
    let ir = Ir::new(&session, "rekindle", &machine);
    let layout = trace::lower(&ir, &request.unit, options(request));
    let object = machine.compile(&ir).map_err(refusal)?;
    Ok(Compiled {
        object,
        exits: layout.exits,
        stored: layout.stored,
        slots: layout.slots,
    })
}

/// The code of a unit as LLVM is given it, for people.
pub fn ir_text(request: &Request) -> Result<String, Refusal> {
    let machine = machine(request)?;
    let session = Session::create();
    let ir = Ir::new(&session, "rekindle", &machine);
    trace::lower(&ir, &request.unit, options(request));
    Ok(ir.text())
}

fn machine(request: &Request) -> Result<Machine, Refusal> {
    verify(&request.unit).map_err(|violation| Refusal::Invalid(violation.to_string()))?;
    let target = &request.target;
    let level = Level::Pipeline(request.level);
    Machine::new(&target.triple, &target.cpu, &target.features, level).map_err(refusal)
}

fn options(request: &Request) -> Options {
    Options {
        count_loops: request.count_loops,
        forced_exits: request.forced_exits,
    }
}

fn refusal(error: TargetError) -> Refusal {
    match error {
        TargetError::Unknown(what) => Refusal::Target(what),
        TargetError::Malformed(why) | TargetError::Failed(why) => Refusal::Rejected(why),
    }
}
