//! Where providers knock: a real HTTP server that hands what arrives to the journeys of the running process.

use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use dealbooks::journeys::receive_webhook::Received;
use dealbooks::journeys::{Context, JourneyError, receive_webhook, uninstall};
use simulators::control::{Running, bind, run};

/// The process behind the doors; nothing while none runs.
#[derive(Clone, Default)]
pub(crate) struct Inside(Arc<Mutex<Option<Context>>>);

impl Inside {
    pub(crate) fn set(&self, ctx: Option<Context>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = ctx;
    }

    fn get(&self) -> Option<Context> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Opens on any free port.
pub(crate) fn open(inside: Inside) -> Running {
    let (listener, _) = bind("127.0.0.1:0", None).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let build = move |listener| {
        let server = HttpServer::new(move || {
            App::new()
                .app_data(Data::new(inside.clone()))
                .route("/webhooks/quickbooks", web::post().to(from_quickbooks))
                .route("/webhooks/pipedrive", web::post().to(from_pipedrive))
                .route("/oauth/pipedrive/callback", web::delete().to(uninstalled))
        });
        Ok(server.workers(1).disable_signals().listen(listener)?.run())
    };
    run(listener, address, build, std::future::ready(())).unwrap()
}

fn header(req: &HttpRequest, name: &str) -> Option<String> {
    let value = req.headers().get(name)?;
    value.to_str().ok().map(str::to_owned)
}

fn answer(received: &Result<Received, JourneyError>) -> HttpResponse {
    match received {
        Ok(Received::Accepted | Received::Malformed) => HttpResponse::Ok().finish(),
        Ok(Received::Unproven) => HttpResponse::Unauthorized().finish(),
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}

async fn from_quickbooks(inside: Data<Inside>, req: HttpRequest, body: Bytes) -> HttpResponse {
    let Some(ctx) = inside.get() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let signature = header(&req, "intuit-signature");
    answer(&receive_webhook::quickbooks(&ctx, signature.as_deref(), &body).await)
}

async fn from_pipedrive(inside: Data<Inside>, req: HttpRequest, body: Bytes) -> HttpResponse {
    let Some(ctx) = inside.get() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let pair = header(&req, "authorization");
    answer(&receive_webhook::pipedrive(&ctx, pair.as_deref(), &body).await)
}

async fn uninstalled(inside: Data<Inside>, req: HttpRequest, body: Bytes) -> HttpResponse {
    let Some(ctx) = inside.get() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let pair = header(&req, "authorization");
    match uninstall::uninstall(&ctx, pair.as_deref(), &body).await {
        Ok(true) => HttpResponse::Ok().finish(),
        Ok(false) => HttpResponse::Unauthorized().finish(),
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}
