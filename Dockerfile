# syntax=docker/dockerfile:1
# The gateway on Node 24 LTS: built with the compiler, run without it, as an ordinary user.
# Install scripts stay off in both stages: `prepare` would build before the sources are there, and no dependency
# needs its own.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY bin bin
COPY src src
RUN npm run -s build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    POSTERN_DATA=/data \
    POSTERN_RULES=/app/rules \
    POSTERN_SMTP=0.0.0.0:2525 \
    POSTERN_HTTP=0.0.0.0:8080
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY bin bin
COPY migrations migrations
COPY rules rules
COPY fixtures/demo fixtures/demo
RUN mkdir /data && chown node:node /data && ln -s /app/bin/postern.js /usr/local/bin/postern
USER node
VOLUME /data
EXPOSE 2525 8080
# Node is there, curl is not.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.POSTERN_HTTP.split(':').pop()}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and gets SIGTERM itself: it finishes what is in hand, then ends.
ENTRYPOINT ["node", "/app/bin/postern.js"]
CMD ["serve"]
