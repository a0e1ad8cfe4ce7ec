// Swagger UI: call this very server from the browser. The token stays in the page and is forgotten with it.
(() => {
  "use strict";
  document.querySelector('nav a[href="/docs/try"]').setAttribute("aria-current", "page");
  SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#docs",
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: false,
    requestSnippetsEnabled: true,
    tryItOutEnabled: true,
    validatorUrl: null,
  });
})();
