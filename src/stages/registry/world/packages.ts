/** Well-known packages with versions that were really released, so that the drill's inventories have a realistic shape. Data only. */

/** A package and some of its releases, oldest first. */
export type Package = { readonly name: string; readonly versions: readonly string[] };

function packages(text: string): readonly Package[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", ...versions] = line.trim().split(/\s+/);
      return { name, versions };
    });
}

export const npmPackages = packages(`
  axios 0.21.1 0.21.4 1.6.0 1.7.9
  body-parser 1.19.0 1.20.2
  braces 3.0.2 3.0.3
  chalk 4.1.2 5.3.0
  commander 9.5.0 11.1.0
  cookie 0.4.0 0.5.0 0.7.2
  debug 2.6.9 4.3.4
  dotenv 16.0.3 16.4.5
  express 4.17.1 4.18.2 4.19.2 4.21.2
  follow-redirects 1.14.0 1.15.2 1.15.6
  glob-parent 5.1.2 6.0.2
  json5 2.2.0 2.2.3
  jsonwebtoken 8.5.1 9.0.2
  lodash 4.17.15 4.17.19 4.17.20 4.17.21
  minimist 1.2.5 1.2.8
  moment 2.29.1 2.29.4
  node-fetch 2.6.7 2.7.0
  qs 6.7.0 6.11.0 6.13.0
  react 17.0.2 18.2.0 18.3.1
  react-dom 17.0.2 18.2.0 18.3.1
  semver 5.7.1 6.3.1 7.5.4
  uuid 8.3.2 9.0.1
  webpack 5.88.2 5.94.0
  ws 7.5.9 8.13.0 8.17.1`);

export const pypiPackages = packages(`
  aiohttp 3.8.5 3.9.5
  certifi 2022.12.7 2023.7.22 2024.7.4
  cryptography 39.0.1 41.0.7 42.0.8
  Django 3.2.18 4.2.7 4.2.16
  Flask 1.1.4 2.2.5 3.0.3
  Jinja2 2.11.3 3.1.2 3.1.4
  numpy 1.24.4 1.26.4
  pandas 1.5.3 2.2.2
  Pillow 9.3.0 10.0.1 10.3.0
  PyYAML 5.3.1 5.4.1 6.0.1
  requests 2.25.1 2.28.1 2.31.0 2.32.3
  setuptools 65.5.1 70.0.0
  SQLAlchemy 1.4.49 2.0.30
  urllib3 1.26.5 1.26.18 2.0.7 2.2.2
  Werkzeug 2.2.3 3.0.3`);

export const goModules = packages(`
  github.com/gin-gonic/gin v1.8.1 v1.9.1
  github.com/gorilla/websocket v1.4.2 v1.5.0
  github.com/sirupsen/logrus v1.8.1 v1.9.3
  github.com/spf13/cobra v1.6.1 v1.8.0
  golang.org/x/crypto v0.14.0 v0.17.0 v0.31.0
  golang.org/x/net v0.7.0 v0.17.0 v0.23.0
  golang.org/x/text v0.3.7 v0.14.0
  google.golang.org/grpc v1.53.0 v1.58.3 v1.64.0
  google.golang.org/protobuf v1.28.1 v1.33.0
  gopkg.in/yaml.v3 v3.0.0 v3.0.1`);

export const crates = packages(`
  chrono 0.4.19 0.4.38
  h2 0.3.20 0.3.26
  hyper 0.14.27 1.3.1
  openssl 0.10.55 0.10.64
  regex 1.5.4 1.10.5
  rustls 0.20.8 0.21.12 0.23.10
  serde 1.0.152 1.0.203
  smallvec 1.6.1 1.13.2
  time 0.1.45 0.3.36
  tokio 1.24.2 1.38.0`);

export const debianPackages = packages(`
  bash 5.2.15-2+b2
  curl 7.88.1-10+deb12u5 7.88.1-10+deb12u8
  git 1:2.39.2-1.1 1:2.39.5-0+deb12u1
  libc6 2.36-9+deb12u4 2.36-9+deb12u8
  nginx 1.22.1-9
  openssh-server 1:9.2p1-2+deb12u2 1:9.2p1-2+deb12u3
  openssl 3.0.11-1~deb12u2 3.0.15-1~deb12u1
  perl 5.36.0-7+deb12u1
  sudo 1.9.13p3-1+deb12u1
  xz-utils 5.4.1-0.2
  zlib1g 1:1.2.13.dfsg-1`);

/** Debian binaries whose source package has another name. */
export const debianSources: ReadonlyMap<string, string> = new Map([
  ["libc6", "glibc"],
  ["openssh-server", "openssh"],
  ["zlib1g", "zlib"],
]);
