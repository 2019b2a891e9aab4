//! Runs the gateway's firmware under QEMU against the server of `examples/gateway`, and looks at what comes on the UART.

mod arguments;
mod capture;
mod certificate;
mod field;
mod figures;
mod job;
mod life;
mod log;
mod machine;
mod names;
mod plan;
mod refusal;
mod repeats;
mod tls;

use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Runs that go on at the same time, since they wait most of it.
const AT_ONCE: usize = 4;

fn main() -> ExitCode {
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("online: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn work() -> anyhow::Result<()> {
    let jobs = arguments::jobs()?;
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let worker = || {
            while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                job.run()?;
            }
            Ok(())
        };
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| {
            let panic = |panic| std::panic::resume_unwind(panic);
            worker.join().unwrap_or_else(panic)
        })
    })
}
