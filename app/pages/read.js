// Redoc: the contract to read, three columns, drawn from /openapi.json of this server.
(() => {
  "use strict";
  const sans = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
  const mono = 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace';
  document.querySelector('nav a[href="/docs"]').setAttribute("aria-current", "page");
  Redoc.init(
    "/openapi.json",
    {
      scrollYOffset: ".bar",
      expandResponses: "200,201",
      generatedPayloadSamplesMaxDepth: 6,
      hideDownloadButton: true,
      jsonSampleExpandLevel: 3,
      nativeScrollbars: true,
      requiredPropsFirst: true,
      theme: {
        colors: { primary: { main: "#2f5fd0" } },
        rightPanel: { backgroundColor: "#1f2430" },
        sidebar: { backgroundColor: "#f9fafb", width: "270px" },
        typography: {
          fontFamily: sans,
          fontSize: "15px",
          headings: { fontFamily: sans, fontWeight: "600" },
          code: { fontFamily: mono, fontSize: "13px" },
        },
      },
    },
    document.getElementById("docs"),
  );
})();
