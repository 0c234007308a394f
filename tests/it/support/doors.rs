//! The address providers know: it stays while processes come and go, and hands everything to the one that runs.

use std::sync::{Arc, Mutex, PoisonError};

use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use simulators::control::{Running, bind, run};

/// Where the process behind the doors listens; nothing while none runs.
#[derive(Clone, Default)]
pub(crate) struct Inside(Arc<Mutex<Option<String>>>);

impl Inside {
    pub(crate) fn set(&self, address: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = address;
    }

    fn get(&self) -> Option<String> {
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
    let http = crate::support::http();
    let build = move |listener| {
        let server = HttpServer::new(move || {
            App::new()
                .app_data(Data::new(inside.clone()))
                .app_data(Data::new(http.clone()))
                .default_service(web::to(forward))
        });
        Ok(server.workers(1).disable_signals().listen(listener)?.run())
    };
    run(listener, address, build, std::future::ready(())).unwrap()
}

/// As a reverse proxy would; 503 while nobody is there.
async fn forward(
    inside: Data<Inside>,
    http: Data<reqwest::Client>,
    req: HttpRequest,
    body: Bytes,
) -> HttpResponse {
    let Some(address) = inside.get() else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let method = reqwest::Method::from_bytes(req.method().as_str().as_bytes()).unwrap();
    let mut request = http.request(method, format!("{address}{}", req.uri()));
    for (name, value) in req.headers() {
        if name != "host" && name != "content-length" {
            request = request.header(name.as_str(), value.as_bytes());
        }
    }
    match request.body(body).send().await {
        Ok(answer) => {
            let status = StatusCode::from_u16(answer.status().as_u16()).unwrap();
            HttpResponse::build(status).finish()
        }
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}
