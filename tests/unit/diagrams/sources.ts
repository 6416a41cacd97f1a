/** Sources that the tests of diagrams share. */

export const network = `---
config:
  layout: elk
---
flowchart TB
  accTitle: A network
  accDescr: Who dials whom.
  browser["\`**Scientist’s browser**\`"]
  subgraph site["Facility with quite a long name"]
    subgraph microscopes["Microscope network"]
      agent["\`**smartem-agent**
EPU workstation (Windows)\`"]
    end
    subgraph cluster["Kubernetes · namespace smartem-decisions"]
      ingress["\`**Ingress controller**
smartem.example.org
TLS ends here\`"]
      own["\`**Agent ingress**
agent.smartem.example.org\`"]
      api["\`**smartem-http-api**
Service · port 8000\`"]
    end
  end
  keycloak["\`**Keycloak**
identity.example.org\`"]
  agent ==>|"SSE · HTTPS 443, at most 3600 s"| own
  agent -->|"REST · HTTPS 443"| own
  agent -.->|"token · HTTPS 443"| keycloak
  browser -->|"REST · HTTPS 443"| ingress
  ingress -->|"REST · HTTP 8000"| api
  own ==>|"SSE · HTTP 8000"| api
  own -->|"REST · HTTP 8000"| api
`;

export const conversation = `sequenceDiagram
  accTitle: A conversation
  accDescr: The agent is cut off and comes back.
  autonumber
  participant A as smartem-agent
  participant I as Ingress controller
  participant B as smartem-http-api
  A->>I: GET /agent/{id}/session/{id}/instructions/stream
  activate B
  I->>B: the same
  loop every 30 s
    B-->>A: ping
  end
  Note over I: idle limit passes in silence
  I--xA: connection closed
  deactivate B
`;
