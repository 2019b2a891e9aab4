//! Servers that the device must have nothing to do with.

use anyhow::{Context, ensure};

use crate::certificate::Shown;
use crate::life::{Life, Until};
use crate::plan::{Plan, Site};

/// Connections that the device gives up before this is enough.
const TIMES: usize = 3;

/// Fails where the device talks to a server with such a certificate. Says why the device does not.
pub fn certificate(plan: &Plan, shown: Shown) -> anyhow::Result<String> {
    let plan = Plan {
        shown: Some(shown),
        ..plan.clone()
    };
    let site = Site::new(&plan)?;
    let life = Life::live(&plan, &site, Until::Insecure(TIMES))?;
    let front = site.front.as_ref().context("TLS")?;
    ensure!(front.opened() == 0, "the device took it for the server");
    nothing(&life)?;
    Ok(life.insecure[0].clone())
}

/// Fails where two handshakes begin alike and nobody minds: the device's random numbers are always the same here, and
/// the server turns down what it has seen before.
pub fn same_random(plan: &Plan) -> anyhow::Result<String> {
    let plan = Plan {
        shown: Some(Shown::Good),
        same_random: true,
        ..plan.clone()
    };
    let site = Site::new(&plan)?;
    let life = Life::live(&plan, &site, Until::Insecure(TIMES))?;
    let front = site.front.as_ref().context("TLS")?;
    ensure!(front.opened() == 1, "only the first hello is a new one");
    ensure!(front.replayed() >= TIMES, "no hello was like the first one");
    nothing(&life)?;
    Ok(life.insecure[0].clone())
}

fn nothing(life: &Life) -> anyhow::Result<()> {
    ensure!(life.uart.is_empty(), "something came on the UART");
    Ok(())
}
